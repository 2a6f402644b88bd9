package teal.traffic;

import java.util.List;
import teal.release.Report;

/** Whether a switch is visible everywhere: the answer of each authoritative name server and each named resolver. */
public record Confirmation(boolean passed, String summary, List<Answer> answers) implements Report {

    public Confirmation {
        answers = List.copyOf(answers);
    }
}
