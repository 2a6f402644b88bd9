package teal.lab;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.ApplicationContext;
import teal.board.ReleaseView;
import teal.lab.users.Snapshot;

/** The lab's releases: 2.0.0, 3.0.0 and so on, one after the other, until one does not end well. */
final class LabSeries {

    private final ApplicationContext teal;
    private final LabCompany company;
    private final ReleaseRecorder recorder;
    private final LabConsole console;
    private final List<LabReport> reports = new ArrayList<>();

    LabSeries(ApplicationContext teal, LabCompany company, ReleaseRecorder recorder, LabConsole console) {
        this.teal = teal;
        this.company = company;
        this.recorder = recorder;
        this.console = console;
    }

    /** @return whether every version was released and no request failed */
    boolean run(int releases, boolean alone, long artifactSize) throws InterruptedException {
        console.showSteps(releases == 1);
        Instant begun = Instant.now();
        boolean good = true;
        for (int i = 0; i < releases && good; i++) {
            String version = (i + 2) + ".0.0";
            company.publish(version, artifactSize, Map.of());
            LabReport report = new LabRelease(teal, company, console).run(version, alone);
            reports.add(report);
            good = report.isGood();
            if (releases == 1) {
                report.lines().forEach(console::say);
            } else {
                console.say(report.line());
            }
        }
        List<String> breaches = recorder.history(
                        reports.stream().map(LabReport::release).toArray(ReleaseView[]::new))
                .breaches();
        if (releases > 1) {
            console.say(total(Duration.between(begun, Instant.now())));
        }
        console.say("  invariants         " + (breaches.isEmpty() ? "A to E held" : "BROKEN"));
        breaches.forEach(breach -> console.say("    " + breach));
        return good && breaches.isEmpty();
    }

    private String total(Duration took) {
        Snapshot users = company.traffic().snapshot();
        return String.format(
                Locale.ROOT,
                "%n%d releases in %d s: %d good; %d requests served, %d failed; Teal and engine %.2f s a release on average",
                reports.size(),
                took.toSeconds(),
                reports.stream().filter(LabReport::isGood).count(),
                users.served(),
                users.failed(),
                reports.stream()
                        .mapToDouble(report -> LabReport.seconds(report.rest()))
                        .average()
                        .orElse(0));
    }
}
