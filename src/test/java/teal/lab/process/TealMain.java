package teal.lab.process;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import teal.TealApplication;
import teal.access.SystemPrincipal;
import teal.lab.LabUsers;

/** Starts Teal as in production and adds the lab's users. The first argument is the process that it must not outlive. */
final class TealMain {

    /** Printed once Teal is ready: the web port, and the name under which its engine locks jobs. */
    static final String READY = "lab: ready on port ";

    private TealMain() {}

    public static void main(String[] arguments) {
        SystemPrincipal.run("lab", () -> start(arguments));
    }

    private static void start(String[] arguments) {
        long owner = Long.parseLong(arguments[0]);
        ProcessHandle.of(owner)
                .orElseThrow()
                .onExit()
                .thenRun(() -> Runtime.getRuntime().halt(1));
        String[] settings = java.util.Arrays.copyOfRange(arguments, 1, arguments.length);
        ConfigurableApplicationContext teal = SpringApplication.run(TealApplication.class, settings);
        LabUsers.create(teal.getBean(IdentityService.class));
        System.out.println(READY
                + teal.getEnvironment().getProperty("local.server.port")
                + " as "
                + teal.getBean(ProcessEngineConfigurationImpl.class)
                        .getJobExecutor()
                        .getLockOwner());
    }
}
