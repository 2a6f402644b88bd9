package teal.lab;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.camunda.bpm.engine.RepositoryService;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import teal.access.SystemPrincipal;

/**
 * Shows the main job on real parts: a company's shop goes from 1.0.0 to 2.0.0 while its users go on shopping. Stops at the
 * approval unless {@code --teal.lab.approve=auto} is given: then it runs unattended and exits with 0, or with 1 if anything
 * failed. {@code --teal.lab.releases=10} goes on to 11.0.0, one release after the other.
 */
public final class Lab {

    /** The size of the artifacts that teams really have. */
    private static final long ARTIFACT = 20_000_000;

    private Lab() {}

    public static void main(String[] arguments) {
        LabOptions options;
        try {
            options = LabOptions.of(arguments);
        } catch (IllegalArgumentException e) {
            System.err.println("The lab does not start: " + e.getMessage());
            System.exit(1);
            return;
        }
        System.exit(SystemPrincipal.call("lab", () -> show(options, arguments)) ? 0 : 1);
    }

    private static boolean show(LabOptions options, String[] arguments) {
        boolean good = false;
        System.out.println(
                "The lab starts a name server, four nodes that are reached over SSH, and Teal; its addresses follow"
                        + " within half a minute.");
        // Ctrl-C also ends Teal, the shop's processes and the lab's files: the company takes care of it.
        try (LabCompany company = LabCompany.open(ARTIFACT)) {
            Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> tell(company, thread, failure));
            good = runUntilClosed(company, options, arguments);
        } catch (RuntimeException e) {
            System.err.println("The lab ends: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return good;
    }

    /** While the company closes, the nodes' SSH servers fail on connections that end with them; nobody needs to know. */
    private static void tell(LabCompany company, Thread thread, Throwable failure) {
        if (!company.isClosing()) {
            System.err.println("In " + thread.getName() + ":");
            failure.printStackTrace();
        }
    }

    private static boolean runUntilClosed(LabCompany company, LabOptions options, String[] arguments)
            throws InterruptedException {
        try {
            return run(company, options, arguments);
        } catch (RuntimeException e) {
            if (company.isClosing()) {
                return false;
            }
            throw e;
        }
    }

    private static Map<String, Object> settings(LabOptions options) {
        Map<String, Object> settings = new HashMap<>(Map.of(
                "logging.level.teal",
                "warn",
                // The banner names somebody who administers the lab: no other password needs to be shown.
                "teal.admin.password",
                LabUsers.PASSWORD));
        if (!options.alone()) {
            // Long enough for a version that fails under live traffic to do so while it is watched.
            settings.put("teal.applications.shop.verification.watch.bake", "10s");
            // The form lists what is there, and the version alone is enough.
            settings.put(
                    "teal.applications.shop.deployment.artifacts.address", "${lab.artifacts}shop-{version}.tar.gz");
        }
        return settings;
    }

    /** Returns whether all went well, unless somebody wants to look around: then Ctrl-C ends it. */
    private static boolean run(LabCompany company, LabOptions options, String[] arguments) throws InterruptedException {
        LabConsole console = new LabConsole(company.traffic());
        ReleaseRecorder recorder = ReleaseRecorder.of(company);
        ConfigurableApplicationContext teal = TealInLab.start(
                company, settings(options), arguments, ApplicationListener.forPayload(console::engineSaid));
        console.banner(teal.getEnvironment().getProperty("local.server.port"));
        if (!options.alone()) {
            ReadyVersions.publish(company);
            console.offers(ReadyVersions.lines());
        }
        company.endFirst(LabDiagrams.watch(Path.of("processes"), teal.getBean(RepositoryService.class), console::say));
        company.letUsersCome();
        boolean good =
                new LabSeries(teal, company, recorder, console).run(options.releases(), options.alone(), ARTIFACT);
        if (!options.alone()) {
            console.say("Teal goes on running; request another version, as docs/use/try-it.md says. Ctrl-C ends it.");
            new CountDownLatch(1).await();
        }
        return good;
    }
}
