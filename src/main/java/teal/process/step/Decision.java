package teal.process.step;

import java.util.Arrays;
import java.util.stream.Collectors;
import teal.process.task.RefusedAnswer;

/** The answers that a person can give when a release waits for a decision. */
enum Decision {
    RETRY("retry"),
    GO_ON("goOn"),
    SKIP("skip"),
    ROLL_BACK("rollBack"),
    GIVE_UP("giveUp");

    private final String answer;

    Decision(String answer) {
        this.answer = answer;
    }

    String answer() {
        return answer;
    }

    /** @throws RefusedAnswer if it is not one of the answers */
    static Decision of(String answer) {
        return Arrays.stream(values())
                .filter(decision -> decision.answer.equals(answer))
                .findFirst()
                .orElseThrow(() -> new RefusedAnswer("decision: found '" + answer + "'; allowed: "
                        + Arrays.stream(values())
                                .map(decision -> decision.answer)
                                .collect(Collectors.joining(", "))));
    }
}
