package teal.engine;

import java.util.List;

/** Running releases call steps that this version of Teal does not have. */
final class StepsGone extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param needs the missing steps, each with the releases that need it */
    StepsGone(List<String> needs) {
        super("Running releases need steps that this version of Teal does not have:\n" + String.join("\n", needs));
    }
}
