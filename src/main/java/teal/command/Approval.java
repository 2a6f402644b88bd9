package teal.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The question that approvers answer, by the engine's own REST API: the same checks apply as in Tasklist. */
final class Approval {

    private static final String FORM = "approve-switch";

    private Approval() {}

    /** @throws Failure if nobody is asked, or this person may not answer */
    static void answer(Api api, String release, String answer, String comment) {
        JsonNode found = api.get("/api/releases/" + release);
        String name =
                found.path("application").asText() + " " + found.path("version").asText();
        List<JsonNode> asked = StreamSupport.stream(
                        api.get("/engine-rest/task?maxResults=100&processInstanceBusinessKey=" + Api.encoded(name))
                                .spliterator(),
                        false)
                .filter(task -> task.path("camundaFormRef").path("key").asText().equals(FORM))
                .toList();
        if (asked.size() != 1) {
            throw new Failure(
                    ExitCode.REFUSED,
                    name
                            + (asked.isEmpty()
                                    ? " does not wait for an approval that you may see"
                                    : " asks more than once")
                            + "; it is " + found.path("state").asText()
                            + StreamSupport.stream(found.path("steps").spliterator(), false)
                                    .map(step -> step.path("name").asText())
                                    .collect(Collectors.joining(", ", ", at: ", "")));
        }
        ObjectNode body = Api.JSON.createObjectNode();
        ObjectNode variables = body.putObject("variables");
        variables.putObject("approved").put("value", answer).put("type", "String");
        variables.putObject("comment").put("value", comment).put("type", "String");
        api.post("/engine-rest/task/" + asked.get(0).path("id").asText() + "/complete", body);
    }
}
