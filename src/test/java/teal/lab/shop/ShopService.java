package teal.lab.shop;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Installs {@code bin/service} on a node, which starts and stops the shop as a service manager would. */
public final class ShopService {

    private ShopService() {}

    /**
     * The restart command for the inventory: {@code bin/service restart}, run in the node's directory.
     *
     * @param address where the shop listens
     */
    public static void install(Path nodeDirectory, URI address) {
        try (InputStream template = ShopService.class.getResourceAsStream("service.sh")) {
            if (template == null) {
                throw new IllegalStateException("service.sh is not on the class path");
            }
            String script = new String(template.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("@PORT@", Integer.toString(address.getPort()))
                    .replace(
                            "@JAVA@",
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString())
                    .replace("@LISTEN@", address.getHost().replaceAll("[\\[\\]]", ""))
                    .replace("@OWNER@", Long.toString(ProcessHandle.current().pid()));
            Path service = Files.createDirectories(nodeDirectory.resolve("bin")).resolve("service");
            Files.writeString(service, script);
            Files.setPosixFilePermissions(service, PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
