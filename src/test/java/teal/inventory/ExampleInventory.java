package teal.inventory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The complete example of docs/operate/inventory.md, with the files that it names. */
record ExampleInventory(Path directory, String yaml) {

    private static final List<String> FILES = List.of(
            "id_ed25519",
            "id_ed25519-cert.pub",
            "passphrase",
            "company-ca.pem",
            "probe.crt",
            "probe.key",
            "id_jump",
            "id_jump-cert.pub",
            "known_hosts",
            "shop-builds.pub",
            "smoke-shop",
            "cdn-token",
            "company-ca.pem",
            "teal-client.pem",
            "teal-client.key",
            "repo-password",
            "artifactory-key",
            "nexus-token",
            "proxy-password",
            "metrics");

    /** Makes the files in a directory that takes the place of {@code /etc/teal}. */
    static ExampleInventory in(Path directory) throws IOException {
        String page = Files.readString(Path.of("docs/operate/inventory.md"));
        String begin = "```yaml\nteal:";
        int from = page.indexOf(begin, page.indexOf("## A complete example"));
        String example = page.substring(from + "```yaml\n".length(), page.indexOf("```", from + begin.length()));
        for (String name : FILES) {
            Files.writeString(directory.resolve(name), "for this test");
        }
        Files.writeString(directory.resolve("tsig"), "c2VjcmV0IHRoYXQgaXMgbG9uZyBlbm91Z2g=");
        return new ExampleInventory(
                directory,
                example.replace("/etc/teal/", directory + "/")
                        .replace("env:PROMETHEUS_TOKEN", "file:" + directory.resolve("metrics")));
    }
}
