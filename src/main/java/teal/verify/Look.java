package teal.verify;

import java.util.Optional;
import teal.release.Version;

/** One look at a node. */
record Look(Reply reply, boolean up, FoundVersion found) {

    Optional<String> version() {
        return found.version();
    }

    boolean runs(Version wanted) {
        return version().filter(wanted.value()::equals).isPresent();
    }
}
