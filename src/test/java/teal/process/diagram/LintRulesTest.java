package teal.process.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import teal.lab.tools.NodeTools;

/** bpmnlint, which is what the Modeler lints with, says the same as Teal in the same words. */
class LintRulesTest {

    private static final String PLUGIN = "teal/";

    @TempDir
    private Path directory;

    @Test
    void tellTheSameInTheSameWords() throws IOException {
        List<BrokenDiagram> broken = BrokenDiagrams.all();
        List<String> files = new ArrayList<>();
        for (int i = 0; i < broken.size(); i++) {
            Path file = Files.createDirectories(directory.resolve(Integer.toString(i)))
                    .resolve(broken.get(i).file());
            files.add(Files.writeString(file, broken.get(i).xml()).toString());
        }

        Map<String, List<Mistake>> found = lint(files);

        assertThat(IntStream.range(0, broken.size()).boxed())
                .allSatisfy(i -> assertThat(found.getOrDefault(files.get(i), List.of()))
                        .as(broken.get(i).what())
                        .containsExactlyInAnyOrderElementsOf(broken.get(i).mistakes()));
    }

    @Test
    void findNothingInTealsOwnDiagrams() throws IOException {
        List<String> files = Shipped.files().keySet().stream()
                .filter(name -> name.endsWith(".bpmn"))
                .map(name -> Shipped.PROCESSES.resolve(name).toAbsolutePath().toString())
                .toList();

        assertThat(new ObjectMapper().readTree(NodeTools.run("report.mjs", files)))
                .isEmpty();
    }

    private static Map<String, List<Mistake>> lint(List<String> files) throws IOException {
        JsonNode reports = new ObjectMapper().readTree(NodeTools.run("report.mjs", files));
        return StreamSupport.stream(reports.spliterator(), false)
                .filter(report -> report.get("rule").asText().startsWith(PLUGIN))
                .collect(Collectors.groupingBy(
                        report -> report.get("path").asText(),
                        TreeMap::new,
                        Collectors.mapping(LintRulesTest::mistake, Collectors.toList())));
    }

    private static Mistake mistake(JsonNode report) {
        assertThat(report.get("category").asText()).isEqualTo("error");
        return new Mistake(
                Path.of(report.get("path").asText()).getFileName().toString(),
                report.get("element").asText(),
                report.get("rule").asText().substring(PLUGIN.length()),
                report.get("message").asText());
    }
}
