package teal.rules;

import java.util.Map;

/** The inputs that several steps share. */
final class StepInputs {

    private static final String PLAIN_TEXT = "(?:[^$#]|[$#](?!\\{)){1,1000}";
    private static final String DAY = "(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)";

    static final StepInput APPLICATION = StepInput.variable(
            "application", "Application", "The variable that names the application of the inventory.");

    static final StepInput CLUSTER =
            StepInput.variable("cluster", "Cluster", "The variable that names the cluster that is being changed.");

    static final StepInput NODE =
            StepInput.variable("node", "Node", "The variable that names the node that is being changed.");

    static final StepInput TO = StepInput.choice(
            "to",
            "To",
            "Where users go: to the cluster that is not being changed, or to the application's home.",
            Map.of("other", "Other cluster", "home", "Home"));

    static final StepInput TASK = named(
                    "task", "Task", "What to do: a name under deployment.tasks of the inventory.", "migrate-database")
            .from(Vocabulary.Kind.TASK);

    static final StepInput ON = StepInput.choice(
            "on",
            "On",
            "Where to do it.",
            Map.of(
                    "each-node", "Each node of the cluster",
                    "one-node", "One node of the cluster",
                    "node", "The node that is being changed"));

    static final StepInput ENDPOINT = named(
                    "endpoint", "Endpoint", "What to call: a name under endpoints of the inventory.", "purge-cache")
            .from(Vocabulary.Kind.ENDPOINT);

    static final StepInput QUERY = StepInput.text(
                    "query",
                    "Query",
                    "In PromQL; {application}, {version} and {cluster} stand for the release's.",
                    PLAIN_TEXT,
                    "up to 1000 characters without '${' and '#{'")
            .ofManyLines();

    static final StepInput COMPARISON = StepInput.choice(
            "comparison",
            "Good is",
            "How every value that the query gives is held to the threshold.",
            Map.of("below", "Below", "at-most", "At most", "at-least", "At least", "above", "Above"));

    static final StepInput THRESHOLD = StepInput.text(
            "threshold", "Threshold", "A number.", "-?[0-9]{1,15}(?:\\.[0-9]{1,15})?", "a number such as 0.01");

    static final StepInput WEBHOOK = StepInput.text(
                    "webhook",
                    "Webhook",
                    "Who is told: a name under teal.notifications.webhooks.",
                    "[A-Za-z0-9][A-Za-z0-9 ._-]{0,62}",
                    "a name such as chat")
            .from(Vocabulary.Kind.WEBHOOK);

    static final StepInput TEXT = StepInput.text(
                    "text",
                    "Text",
                    "What they are told; {application}, {version}, {cluster} and {node} stand for the release's.",
                    PLAIN_TEXT,
                    "up to 1000 characters without '${' and '#{'")
            .ofManyLines();

    static final StepInput DAYS = StepInput.text(
                    "days",
                    "Days",
                    "On which the window opens.",
                    "\\$\\{days\\}|" + DAY + "(?:-" + DAY + ")?(?:," + DAY + "(?:-" + DAY + ")?)*",
                    "days such as Mon-Fri or Sat,Sun")
            .suggesting("Mon-Fri");

    static final StepInput OPENS = time("opens", "Opens", "When it opens, as clocks in the time zone show.", "09:00");

    static final StepInput CLOSES =
            time("closes", "Closes", "When it closes; before it opens means on the next day.", "16:00");

    static final StepInput ZONE = StepInput.text(
                    "zone",
                    "Time zone",
                    "Whose clocks are meant, such as Europe/Berlin.",
                    "\\$\\{zone\\}|[A-Za-z]+(?:[/_+-][A-Za-z0-9_+-]+)*",
                    "a time zone such as Europe/Berlin")
            .suggesting("UTC")
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
