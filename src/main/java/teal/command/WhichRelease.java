package teal.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Parameters;

/** A release by its id, or an application's newest one. */
final class WhichRelease {

    private static final int NEWEST = 500;

    @Parameters(
            paramLabel = "RELEASE",
            description = "A release's id, or the name of an application: its newest release.")
    private String name = "";

    /** @throws Failure if there is none */
    String id(Api api) {
        return StreamSupport.stream(api.get("/api/releases?most=" + NEWEST).spliterator(), false)
                .filter(release -> release.path("id").asText().equals(name)
                        || release.path("application").asText().equals(name))
                .findFirst()
                .map(release -> release.path("id").asText())
                .orElseGet(() -> older(api));
    }

    private String older(Api api) {
        if (!name.matches("[0-9A-Za-z-]{36}")) {
            throw new Failure(
                    ExitCode.REFUSED,
                    "no release of '" + name + "' among the newest " + NEWEST + "; see `teal releases`");
        }
        JsonNode release = api.get("/api/releases/" + name);
        return release.path("id").asText();
    }
}
