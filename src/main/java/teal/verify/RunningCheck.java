package teal.verify;

import java.nio.file.Files;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import teal.release.CheckItem;
import teal.release.Checklist;
import teal.release.EarlyEnd;
import teal.release.Node;
import teal.release.Quoted;
import teal.release.Version;

/** Whether the version that runs now passes what the next one will have to pass. Each request is sent once. */
public final class RunningCheck {

    private static final String AREA = "application";

    private final VerificationSettings settings;
    private final Probe probe;
    private final Verifier verifier;
    private final Clock clock;

    /** @param verifier by the same settings */
    public RunningCheck(VerificationSettings settings, Verifier verifier, Clock clock) {
        this.settings = settings;
        this.probe = new Probe(settings);
        this.verifier = verifier;
        this.clock = clock;
    }

    /** @param given the version that Teal made current there; empty if there is none, or nobody knows */
    public List<CheckItem> ask(Node node, Optional<Version> given) {
        Checklist list = new Checklist(AREA, "node " + node.name());
        HealthReport look = verifier.look(node);
        String found = look.summary().replaceFirst("^" + node.name() + ": ", "");
        list.add(
                look.passed(),
                "health",
                found,
                "check that it runs, and verification.health.path and status ("
                        + settings.health().path() + ", " + settings.health().status() + ")");
        if (!look.passed()) {
            list.notAsked("version", "it is not healthy", "");
            list.notAsked("smoke tests", "it is not healthy", "");
            list.notAsked("warm-up", "it is not healthy", "");
            return list.items();
        }
        askVersion(list, look.version(), given);
        askSmokeTests(list, node, look.version());
        settings.warmUp().paths().forEach(path -> askWarmUp(list, node, path));
        return list.items();
    }

    private void askVersion(Checklist list, Optional<String> reported, Optional<Version> given) {
        String question = "version";
        if (reported.isEmpty()) {
            list.failed(
                    question,
                    "it reports none",
                    "correct verification.version, or make it report one: a new version has to report itself");
            return;
        }
        String name = Quoted.text(reported.get());
        boolean same =
                given.map(version -> version.value().equals(reported.get())).orElse(true);
        list.add(
                same,
                question,
                "it reports " + name
                        + given.map(version -> same ? "" : ", and was given " + version)
                                .orElse(""),
                "make each version report itself as it is released");
    }

    private void askSmokeTests(Checklist list, Node node, Optional<String> reported) {
        if (settings.smokeTests().isEmpty()) {
            return;
        }
        Optional<Version> version = reported.flatMap(RunningCheck::version);
        if (version.isEmpty()) {
            list.notAsked("smoke tests", "the version that runs is not known", "");
            return;
        }
        Target target = Target.of(node);
        List<SmokeTest> tests = settings.smokeTests().stream()
                .filter(test -> test.asks(target))
                .map(test -> test.of(version.get()))
                .toList();
        new NodeSmokeTests(target, tests, probe, clock)
                .once()
                .forEach(result -> list.add(
                        result.passed(),
                        "smoke test '" + result.name() + "'",
                        result.found(),
                        "correct the test, or what runs: a new version has to pass it"));
    }

    private static Optional<Version> version(String reported) {
        try {
            return Optional.of(new Version(reported));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private void askWarmUp(Checklist list, Node node, String path) {
        Reply reply = probe.ask(Target.of(node), path, settings.warmUp().requestTimeout(), EarlyEnd.NEVER);
        boolean good = Statuses.isService(reply, settings.warmUp().expectedStatuses());
        list.add(
                good,
                "warm-up " + path,
                good ? "status " + reply.status() : reply.found(),
                "correct verification.warm-up.paths, or list the status in expected-statuses");
    }

    /** The company's own smoke test program is looked at and not run: only its authors know whether it changes anything. */
    public List<CheckItem> askScript() {
        Checklist list = new Checklist(AREA, "smoke test program");
        settings.script()
                .ifPresent(script -> list.add(
                        Files.isExecutable(script.file()) && !Files.isDirectory(script.file()),
                        "can be started",
                        script.file() + (Files.exists(script.file()) ? " is there" : " is not there")
                                + "; a check does not run it",
                        "make it a program that Teal's account may run, or correct verification.smoke-script.file"));
        return list.items();
    }
}
