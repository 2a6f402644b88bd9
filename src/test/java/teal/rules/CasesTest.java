package teal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Each diagram that once went wrong, as an edit of today's: refused in words that help, or accepted. */
@Tag("slow")
class CasesTest {

    private static final Path CASES = Path.of("..", "shared", "cases", "diagrams");

    /** Nothing in the diagram is wrong: Teal rolls back from whatever a release waits for. */
    private static final String ROLLED_BACK = "rolled back whatever it waits for";

    private static final Map<String, String> EDITS = new TreeMap<>(Map.ofEntries(
            Map.entry("b10_message_nobody", "a message that nobody sends"),
            Map.entry("b11_timer_1ms", "a reminder every millisecond"),
            Map.entry("b12a_gateway_loop", "a loop of gateways"),
            Map.entry("b12c_error_to_itself", "a failure that leads back to its own step"),
            Map.entry("b14_terminate_released", "'Released' ends everything"),
            Map.entry("b20_typo", "a condition with a typo"),
            Map.entry("b22a_unique_overlap", "a case that two rows match"),
            Map.entry("b30d_boundary_bad", "a timer that is no duration"),
            Map.entry("b31_due_date", "a due date that is none"),
            Map.entry("b40b_released_after_first", "'Released' after one cluster"),
            Map.entry("b41_no_ignored", "a no that leads on"),
            Map.entry("b42_no_rollback_boundary", ROLLED_BACK),
            Map.entry("b58_dangling", "a flow that just stops"),
            Map.entry("b62_form_decide_wrong", "the approval's form on a decision"),
            Map.entry("b66_approval_timeout_goes_on", "a timer that leads on"),
            Map.entry("b76_input_typo_var", "an input with a typo"),
            Map.entry("g01b_rename_wrong_cluster", "other names and ids"),
            Map.entry("g07a_parallel_verify", "smoke tests beside the warm-up"),
            Map.entry("g07b_parallel_notify", "a notice beside the warm-up"),
            Map.entry("g09_boundary_cancel", "'Cancelled' with one cluster changed"),
            Map.entry("g18_decide_new_id", "other names and ids"),
            Map.entry("g19_request_ticket_field", "a request with a field of its own"),
            Map.entry("g25_nonint_info", "an aside of several tasks")));

    @Test
    void eachIsRefusedInWordsThatHelpOrAccepted() {
        Map<String, List<String>> answers = answers();
        EDITS.forEach((name, edit) -> {
            List<String> answer = edit.equals(ROLLED_BACK) ? List.of() : answers.get(edit);
            assertThat(answer).as("%s: %s", name, edit).isNotNull();
            System.out.println(name + ": " + edit + ": " + (answer.isEmpty() ? "accepted" : answer.get(0)));
            boolean accepted = name.startsWith("g") && !name.startsWith("g09")
                    || name.startsWith("b14")
                    || edit.equals(ROLLED_BACK);
            assertThat(answer.isEmpty()).as("%s: %s", name, answer).isEqualTo(accepted);
        });
    }

    @Test
    void areAllHere() throws IOException {
        if (!Files.isDirectory(CASES)) {
            assertThat(EDITS).hasSizeGreaterThan(20);
            return;
        }
        try (Stream<Path> files = Files.list(CASES)) {
            assertThat(files.map(file -> file.getFileName().toString().replaceFirst("--.*", "")))
                    .allSatisfy(name -> assertThat(EDITS).containsKey(name));
        }
    }

    /** What is found in each edit, by its words. */
    private static Map<String, List<String>> answers() {
        Map<String, List<String>> answers = new TreeMap<>();
        BrokenDiagrams.all().forEach(broken -> answers.put(broken.what(), words(broken.set())));
        BrokenTable.all().forEach(broken -> answers.put(broken.what(), words(broken.set())));
        EverydayEdit.all().forEach(edit -> answers.put(edit.what(), words(edit.set())));
        return answers;
    }

    private static List<String> words(Map<String, byte[]> files) {
        return DiagramCheck.check(files).stream().map(Mistake::toString).collect(Collectors.toList());
    }
}
