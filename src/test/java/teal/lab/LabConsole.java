package teal.lab;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.history.event.HistoricVariableUpdateEventEntity;
import teal.lab.users.Snapshot;
import teal.lab.users.TrafficSource;
import teal.process.variable.ReleaseVariables;
import teal.process.variable.StepReport;

/** The lab's output: one line for each step, with what users see at the time, and a summary. */
final class LabConsole {

    private final PrintStream out = System.out;
    private final TrafficSource traffic;
    private volatile Instant begun = Instant.now();
    private volatile String tasklist = "";
    private volatile boolean showingSteps = true;

    LabConsole(TrafficSource traffic) {
        this.traffic = traffic;
    }

    void showSteps(boolean show) {
        showingSteps = show;
    }

    void say(String text) {
        out.println(text);
    }

    void banner(String port) {
        tasklist = "http://localhost:" + port + "/camunda/app/tasklist/";
        begun = Instant.now();
        say("");
        say("Teal's lab: two clusters, four nodes, one name server, 200 requests a second.");
        say("  Tasklist  " + tasklist);
        say("  Cockpit   http://localhost:" + port + "/camunda/app/cockpit/");
        say("  Diagrams  processes/: save one, and the next release runs it");
        LabUsers.groups()
                .forEach((name, group) ->
                        say(String.format("  %-6s of %-14s password %s", name, group, LabUsers.PASSWORD)));
        say("");
    }

    /** What can be requested next. */
    void offers(List<String> versions) {
        say("Ready to be requested in Tasklist, by rita or otto (the version is enough):");
        versions.forEach(this::say);
        say("");
    }

    /** Steps keep their reports as variables; each becomes a line here. */
    void engineSaid(Object event) {
        if (showingSteps
                && event instanceof HistoricVariableUpdateEventEntity variable
                && variable.getVariableName().equals(ReleaseVariables.REPORT.name())
                && variable.getByteValue() != null) {
            ReleaseVariables.REPORT
                    .decode(new String(variable.getByteValue(), StandardCharsets.UTF_8))
                    .ifPresent(this::step);
        }
    }

    void waitsFor(String task) {
        say("");
        say(String.format(Locale.ROOT, "%6.1f s  waits for a person: %s - answer at %s", seconds(), task, tasklist));
        say("");
    }

    private void step(StepReport report) {
        String where = Optional.ofNullable(report.node())
                .or(() -> Optional.ofNullable(report.cluster()))
                .orElse("");
        Snapshot users = traffic.snapshot();
        long recent = users.recentByVersion().values().stream()
                .mapToLong(Long::longValue)
                .sum();
        String shares = users.recentByVersion().entrySet().stream()
                .map(entry -> Math.round(100.0 * entry.getValue() / Math.max(1, recent)) + "% " + entry.getKey())
                .collect(Collectors.joining(", "));
        say(String.format(
                Locale.ROOT,
                "%6.1f s  %-8s %-17s %-70.70s | %s; %d failed",
                seconds(),
                where,
                report.step(),
                report.summary(),
                shares,
                users.failed()));
    }

    private double seconds() {
        return LabReport.seconds(Duration.between(begun, Instant.now()));
    }
}
