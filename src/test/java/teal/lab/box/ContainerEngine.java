package teal.lab.box;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** The container engine of this machine. */
final class ContainerEngine {

    private ContainerEngine() {}

    /** Skips the test if there is none; if CI=true, it fails instead, unless a reason for the absence is given. */
    static void require(CommandLine commands, String what) {
        String why = System.getenv().getOrDefault("TEAL_NO_CONTAINERS", "");
        boolean runs = why.isEmpty() && commands.works("sh", "-c", "docker info >/dev/null 2>&1");
        String missing = "needs a container engine (Debian packages docker.io, docker-compose) " + why;
        if (!runs) {
            System.out.println(what + ": skipped, " + missing);
            if ("true".equals(System.getenv("CI")) && why.isEmpty()) {
                throw new AssertionError(missing);
            }
        }
        assumeTrue(runs, missing);
    }
}
