package teal.verify;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import teal.release.Setting;

/** Paths of probes: a path only, so that no setting can send a probe to another host. */
final class ProbePath {

    private static final String ALLOWED = "a path such as /health, '/' first, no host, no fragment";

    private ProbePath() {}

    static String check(String field, @Nullable String found) {
        return Setting.check(field, found, ProbePath::isPath, ALLOWED);
    }

    private static boolean isPath(String path) {
        if (!path.startsWith("/") || path.startsWith("//")) {
            return false;
        }
        try {
            URI uri = URI.create("http://node" + path);
            return "node".equals(uri.getAuthority()) && uri.getFragment() == null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
