package teal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Hundreds of files that were damaged by accident, which come to nearly every line of the rules. */
@Tag("slow")
class DamagedDiagramsTest {

    /** In the order of the files, and never with an exception. */
    @Test
    void areReportedWhateverTheDamage() {
        Map<String, byte[]> files = Shipped.files();
        for (String file : List.of("blue-green-release.bpmn", "cluster-upgrade.bpmn", "rolling-deployment.bpmn")) {
            byte[] good = files.get(file);
            for (Mutant mutant : Mutant.of(file, 200)) {
                files.put(file, mutant.content());
                assertThat(DiagramCheck.check(files))
                        .as(mutant.what())
                        .allSatisfy(mistake -> assertThat(mistake.message()).isNotBlank());
            }
            files.put(file, good);
        }
    }
}
