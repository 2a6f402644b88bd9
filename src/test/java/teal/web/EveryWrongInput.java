package teal.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import teal.lab.LabUsers;
import teal.lab.PlainWords;
import teal.lab.WebApps;

/**
 * Every operation of Teal's API, and every one behind the board and its dialogs, with every kind of wrong input. The list is
 * the one that another test holds against what a running Teal offers, so that a new operation is tried here, too.
 */
abstract class EveryWrongInput {

    private static final Path OFFERED = Path.of("src/test/resources/teal/access/operations-offered.txt");
    private static final String BOARD = "/camunda/api/cockpit/plugin/teal/{engine}/";

    /** Whoever may do nearly everything here: what is refused is refused because it is wrong. */
    private static final String PERSON = "adam";

    /** What a body may be wrong in; all fields that any operation knows have values of the wrong kind in one of them. */
    private static final List<String> BODIES = List.of(
            "",
            "{",
            "[]",
            "\"text\"",
            "null",
            "{\"nothing\": 1}",
            "{\"application\": {\"a\": 1}, \"version\": [1], \"reason\": {}, \"until\": {}, \"name\": {}, \"what\": []}",
            "{\"application\": \"nothing\", \"version\": \"a b\", \"artifact\": \"x y\"}",
            "{\"reason\": \"" + "long ".repeat(2_000) + "\"}",
            "{\"reason\": \"why\", \"until\": \"tomorrow\"}",
            "{\"reason\": \"why\", \"until\": \"1999-12-31T00:00:00Z\"}",
            "{\"from\": \"../relative\", \"dryRun\": \"perhaps\"}",
            "{\"name\": \"../../x\", \"groups\": [\"nobody\"], \"expires\": \"never\"}",
            "{\"what\": \"<b>nothing</b>\"}");

    private final ObjectMapper json = new ObjectMapper();
    private WebApps session;

    /** Where the running Teal answers. */
    abstract String address(String path);

    /** One of Teal's API, with a password in each request. */
    abstract HttpResponse<String> send(String method, String path, String body) throws Exception;

    static Stream<String> operations() throws IOException {
        return Files.readAllLines(OFFERED).stream()
                .map(line -> line.split(" : ")[0])
                .filter(operation -> operation.contains(" /api/") || operation.contains(BOARD));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operations")
    void isRefusedInPlainWords(String operation) throws Exception {
        String method = operation.split(" ")[0];
        String path = operation.split(" ")[1].replace("{engine}", "default").replaceAll("\\{[^}]*}", "nothing");
        Map<String, HttpResponse<String>> answers = new LinkedHashMap<>();
        for (String body : method.equals("GET") || method.equals("DELETE") ? List.of("") : BODIES) {
            answers.put(body, ask(method, path, body));
        }
        if (path.startsWith("/api/")) {
            answers.put("an unknown parameter", ask(method, path + "?nothing=1", method.equals("GET") ? "" : "{}"));
        }

        SoftAssertions all = new SoftAssertions();
        answers.forEach((input, answer) -> {
            String what = operation + " with " + input.substring(0, Math.min(60, input.length()));
            all.assertThat(answer.statusCode()).as(what + ": " + answer.body()).isNotEqualTo(500);
            if (answer.statusCode() >= 400) {
                all.assertThatCode(() -> PlainWords.isForPeople(said(answer)))
                        .as(what + ": " + answer.body())
                        .doesNotThrowAnyException();
            }
        });
        all.assertAll();
        // A plain list has nothing that could be wrong.
        if (path.contains("/nothing") || !method.equals("GET")) {
            assertThat(answers.values())
                    .as("%s refuses what is wrong", operation)
                    .anyMatch(answer -> answer.statusCode() >= 400);
        }
    }

    private HttpResponse<String> ask(String method, String path, String body) throws Exception {
        return path.startsWith("/api/") ? send(method, path, body) : signedIn().send(method, path, body);
    }

    private WebApps signedIn() {
        if (session == null) {
            session = new WebApps(this::address);
            assertThat(session.signIn("cockpit", PERSON, LabUsers.PASSWORD)).isEqualTo(200);
        }
        return session;
    }

    /** What people, or a program's log, are shown of it. */
    private String said(HttpResponse<String> answer) throws IOException {
        JsonNode body = json.readTree(answer.body());
        return body.path("detail").asText(body.path("message").asText());
    }
}
