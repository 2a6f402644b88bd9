package teal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import teal.lab.tools.NodeTools;

/** A cold application is better warmed up before it is tested: the rules ask for both steps, in whichever order. */
@Tag("slow")
class EitherOrderTest {

    private static final String FILE = "cluster-upgrade.bpmn";

    @TempDir
    Path directory;

    @Test
    void theWarmUpMayComeBeforeTheSmokeTests() throws IOException {
        String swapped = swapped();
        Map<String, byte[]> files = new HashMap<>(Shipped.files());
        files.put(FILE, swapped.getBytes(StandardCharsets.UTF_8));
        Path file = Files.writeString(directory.resolve(FILE), swapped);

        assertThat(DiagramCheck.check(files)).isEmpty();
        assertThat(new ObjectMapper().readTree(NodeTools.run("report.mjs", List.of(file.toString()))))
                .isEmpty();
    }

    /** Neither is left out, whichever comes first. */
    @Test
    void noneOfTheTwoMayBeMissing() throws IOException {
        for (String step : List.of("${runSmokeTests}", "${warmUp}")) {
            Map<String, byte[]> files = new HashMap<>(Shipped.files());
            String other = step.equals("${warmUp}") ? "${runSmokeTests}" : "${warmUp}";
            files.put(FILE, swapped().replace(step, other).getBytes(StandardCharsets.UTF_8));

            assertThat(DiagramCheck.check(files)).extracting(Mistake::rule).contains("roll-out-verified");
        }
    }

    private static String swapped() {
        String shipped = new String(Shipped.files().get(FILE), StandardCharsets.UTF_8);
        assertThat(shipped.indexOf("${runSmokeTests}")).isBetween(0, shipped.indexOf("${warmUp}"));
        return shipped.replace("${runSmokeTests}", "${other}")
                .replace("${warmUp}", "${runSmokeTests}")
                .replace("${other}", "${warmUp}");
    }
}
