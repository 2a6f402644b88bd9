package teal.requestlimits;

import org.springframework.core.env.Environment;

/**
 * {@code teal.health}: where health checks are answered.
 *
 * @param address of this machine; {@code 0.0.0.0} for all
 * @param port 0 for any free one
 */
record HealthSettings(String address, int port) {

    private static final int LAST = 65_535;

    HealthSettings {
        if (port < 0 || port > LAST) {
            throw new IllegalArgumentException("teal.health.port: found " + port + "; allowed: 0 to " + LAST);
        }
    }

    /** By default on this machine alone, and one above the main port, so that several instances can share a machine. */
    static HealthSettings of(Environment environment) {
        int main = environment.getProperty("server.port", Integer.class, 0);
        return new HealthSettings(
                environment.getProperty("teal.health.address", "127.0.0.1"),
                environment.getProperty("teal.health.port", Integer.class, main == 0 ? 0 : main + 1));
    }
}
