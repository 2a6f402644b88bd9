package teal.signin;

import java.util.LinkedHashMap;
import java.util.Map;

/** A map with an upper bound: the entry that was used longest ago is forgotten first, whoever fills it. */
final class LeastRecentlyUsed<K, V> extends LinkedHashMap<K, V> {

    private static final long serialVersionUID = 1L;

    private final int most;

    LeastRecentlyUsed(int most) {
        super(16, 0.75f, true);
        this.most = most;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > most;
    }
}
