package teal.lab;

import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import teal.process.ReleaseView;

/**
 * Shows the main job on real parts: a company's shop goes from 1.0.0 to 2.0.0 while its users go on shopping. Stops at the
 * approval, unless {@code --teal.lab.approve=auto} is given: then it needs nobody and exits with 0, or 1 if anything
 * failed.
 */
public final class Lab {

    /** As large as the artifacts that teams really have. */
    private static final long ARTIFACT = 20_000_000;

    private Lab() {}

    public static void main(String[] arguments) throws InterruptedException {
        CountDownLatch stopped = new CountDownLatch(1);
        LabCompany company = LabCompany.open(ARTIFACT);
        // Ctrl-C too ends the shop's processes and removes the lab's files.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            company.close();
            stopped.countDown();
        }));
        LabConsole console = new LabConsole(company.traffic());
        ConfigurableApplicationContext teal = TealInLab.start(
                company,
                Map.of("logging.level.teal", "warn"),
                arguments,
                ApplicationListener.forPayload(console::engineSaid));
        boolean alone = "auto".equals(teal.getEnvironment().getProperty("teal.lab.approve"));
        console.banner(teal.getEnvironment().getProperty("local.server.port"));
        company.letUsersCome();
        LabRelease release = new LabRelease(teal, company, console);
        ReleaseView ended = release.run(alone);
        boolean good = console.summary(ended, release.waits());
        if (alone) {
            teal.close();
            System.exit(good ? 0 : 1);
        }
        console.say("Teal goes on running; Ctrl-C ends it.");
        stopped.await();
    }
}
