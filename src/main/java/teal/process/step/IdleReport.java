package teal.process.step;

import java.util.Map;
import teal.release.Report;

/** The number of users' remaining connections to each node of a cluster. */
record IdleReport(boolean passed, boolean idle, int allowed, Map<String, Integer> connections) implements Report {

    @Override
    public String summary() {
        String counts = connections.toString().replaceAll("[{}]", "");
        if (idle) {
            return "idle: established connections " + counts;
        }
        return "not idle: established connections " + counts + ", allowed " + allowed
                + (passed ? "; waiting for them to end" : "; find out who still uses this cluster");
    }
}
