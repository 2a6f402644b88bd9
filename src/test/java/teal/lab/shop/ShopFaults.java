package teal.lab.shop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** The faults of a running shop, read afresh for every request. */
final class ShopFaults {

    private final List<Path> directories;

    ShopFaults(Path nodeDirectory, Path releaseDirectory) {
        this.directories = List.of(nodeDirectory, releaseDirectory);
    }

    Optional<String> value(ShopFault fault) {
        return directories.stream()
                .map(directory -> directory.resolve(fault.file()))
                .filter(Files::exists)
                .findFirst()
                .map(ShopFaults::read);
    }

    boolean has(ShopFault fault) {
        return value(fault).isPresent();
    }

    long slowness() {
        return value(ShopFault.SLOW).map(Long::parseLong).orElse(0L);
    }

    boolean failsNow() {
        return value(ShopFault.FAILING)
                .map(Double::parseDouble)
                .filter(share -> ThreadLocalRandom.current().nextDouble() < share)
                .isPresent();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            return "0"; // cured between the check and the read
        }
    }
}
