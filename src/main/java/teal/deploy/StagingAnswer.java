package teal.deploy;

import java.util.List;
import java.util.Optional;

/**
 * The output of prepare.sh and finish.sh: {@code left /srv/shop/releases/... : why} for what cannot be removed and, in the
 * last line, {@code ready}, {@code there <SHA-256>}, {@code there adopted} or {@code complete}.
 */
record StagingAnswer(String output) {

    private static final String THERE = "there ";
    private static final String ADOPTED = "there adopted";
    private static final String LEFT = "left ";

    boolean isReady() {
        return last().equals("ready");
    }

    boolean isComplete() {
        return last().equals("complete");
    }

    /** The version is there as it was adopted: not from an artifact. */
    boolean isAdopted() {
        return last().equals(ADOPTED);
    }

    Optional<String> digestThere() {
        return last().startsWith(THERE) ? Optional.of(last().substring(THERE.length())) : Optional.empty();
    }

    /** What could not be removed, and why. */
    List<String> left() {
        return output.lines()
                .filter(line -> line.startsWith(LEFT))
                .map(line -> line.substring(LEFT.length()))
                .toList();
    }

    private String last() {
        return output.strip().substring(output.strip().lastIndexOf('\n') + 1);
    }
}
