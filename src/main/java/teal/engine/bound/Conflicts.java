package teal.engine.bound;

import java.util.LinkedHashMap;
import java.util.Map;

/** How often each job has met another transaction. */
final class Conflicts {

    /** More than there are job threads to meet: so often, a job meets what it has done itself. */
    private static final int AT_ONCE = 50;

    private static final int REMEMBERED = 1_000;

    private final Map<String, Integer> met = new LinkedHashMap<>();

    /** Counts once more; after some tries at once comes a pause, and then these are counted anew. */
    synchronized boolean mayBeTriedAtOnce(String job) {
        int before = met.getOrDefault(job, 0);
        met.remove(job);
        if (before >= AT_ONCE) {
            return false;
        }
        met.put(job, before + 1);
        if (met.size() > REMEMBERED) {
            met.remove(met.keySet().iterator().next());
        }
        return true;
    }
}
