package teal.lab.box;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import teal.lab.shop.ShopArtifact;
import teal.lab.shop.ShopFault;

/** Builds the versions of the shop that the company can release; the first argument is the directory for them. */
final class Artifacts {

    private static final List<String> GOOD = List.of("1.0.0", "2.0.0", "3.0.0", "4.0.0");

    /** Its pages answer 500, so that its smoke tests find something. */
    private static final String BROKEN = "5.0.0";

    private static final long SIZE = 2_000_000;

    private Artifacts() {}

    public static void main(String[] arguments) {
        Path directory = Path.of(arguments[0]);
        GOOD.forEach(version -> ShopArtifact.build(directory, version, SIZE));
        ShopArtifact.build(directory, BROKEN, SIZE, Map.of(ShopFault.FAILING, "1"));
    }
}
