package teal.traffic;

import java.util.List;
import teal.release.Report;

/**
 * Whether a switch is visible everywhere: the answer of each authoritative name server and each named resolver.
 *
 * @param serial the zone's serial number at the primary, which every name server has to have reached
 */
public record Confirmation(boolean passed, String summary, long serial, List<Answer> answers) implements Report {

    public Confirmation {
        answers = List.copyOf(answers);
    }
}
