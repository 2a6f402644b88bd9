package teal.rules;

import java.util.Map;
import teal.release.TimeWindow;

/** Inputs shared by several steps. */
final class StepInputs {

    private static final String PLAIN_TEXT = "(?:[^$#]|[$#](?!\\{)){1,1000}";
    private static final String DAY = "(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)";

    static final StepInput APPLICATION = StepInput.variable(
            "application", "Application", "The variable that names the application in the inventory.");

    static final StepInput CLUSTER =
            StepInput.variable("cluster", "Cluster", "The variable that names the cluster being changed.");

    static final StepInput NODE = StepInput.variable("node", "Node", "The variable that names the node being changed.");

    static final StepInput TO = StepInput.choice(
            "to",
            "To",
            "Where users go: to the cluster that is not being changed, or to the application's home.",
            Map.of("other", "Other cluster", "home", "Home"));

    static final StepInput TASK = named(
                    "task",
                    "Task",
                    "The task to run: a name under deployment.tasks in the inventory.",
                    "migrate-database")
            .from(Vocabulary.Kind.TASK);

    static final StepInput ON = StepInput.choice(
            "on",
            "On",
            "Where to run it.",
            Map.of(
                    "each-node", "Each node of the cluster",
                    "one-node", "One node of the cluster",
                    "node", "The node being changed"));

    static final StepInput ENDPOINT = named(
                    "endpoint", "Endpoint", "What to call: a name under endpoints in the inventory.", "purge-cache")
            .from(Vocabulary.Kind.ENDPOINT);

    static final StepInput QUERY = StepInput.text(
                    "query",
                    "Query",
                    "In PromQL; {application}, {version} and {cluster} are replaced with the release's values.",
                    PLAIN_TEXT,
                    "up to 1000 characters without '${' and '#{'")
            .ofManyLines();

    static final StepInput COMPARISON = StepInput.choice(
            "comparison",
            "Good if",
            "How each value that the query returns must compare with the threshold.",
            Map.of("below", "Below", "at-most", "At most", "at-least", "At least", "above", "Above"));

    static final StepInput THRESHOLD = StepInput.text(
            "threshold", "Threshold", "A number.", "-?[0-9]{1,15}(?:\\.[0-9]{1,15})?", "a number such as 0.01");

    static final StepInput WEBHOOK = StepInput.text(
                    "webhook",
                    "Webhook",
                    "Where to send it: a name under teal.notifications.webhooks.",
                    "[A-Za-z0-9][A-Za-z0-9 ._-]{0,62}",
                    "a name such as chat")
            .from(Vocabulary.Kind.WEBHOOK);

    static final StepInput TEXT = StepInput.text(
                    "text",
                    "Text",
                    "The message; {application}, {version}, {cluster} and {node} are replaced with the release's"
                            + " values.",
                    PLAIN_TEXT,
                    "up to 1000 characters without '${' and '#{'")
            .ofManyLines();

    static final StepInput DAYS = StepInput.text(
                    "days",
                    "Days",
                    "The days on which the window opens.",
                    "\\$\\{days\\}|" + DAY + "(?:-" + DAY + ")?(?:," + DAY + "(?:-" + DAY + ")?)*",
                    "days such as Mon-Fri or Sat,Sun")
            .suggesting("Mon-Fri");

    static final StepInput OPENS = time("opens", "Opens", "When it opens, in the time zone's local time.", "09:00");

    static final StepInput CLOSES =
            time("closes", "Closes", "When it closes; a time before it opens means the next day.", "16:00");

    static final StepInput ZONE = StepInput.text(
                    "zone",
                    "Time zone",
                    "The time zone of these times: 'application' for the application's own, or one such as Europe/Berlin.",
                    "\\$\\{zone\\}|[A-Za-z]+(?:[/_+-][A-Za-z0-9_+-]+)*",
                    "'application', or a time zone such as Europe/Berlin")
            .suggesting(TimeWindow.ZONE_OF_APPLICATION)
            .from(Vocabulary.Kind.TIME_ZONE);

    private StepInputs() {}

    private static StepInput named(String name, String label, String description, String example) {
        return StepInput.text(
                name,
                label,
                description,
                "[a-z][a-z0-9-]{0,62}",
                "a name of lower-case letters, digits and '-', such as " + example);
    }

    private static StepInput time(String name, String label, String description, String suggestion) {
        return StepInput.text(
                        name,
                        label,
                        description,
                        "\\$\\{" + name + "\\}|(?:[01][0-9]|2[0-3]):[0-5][0-9]",
                        "a time such as " + suggestion)
                .suggesting(suggestion);
    }
}
