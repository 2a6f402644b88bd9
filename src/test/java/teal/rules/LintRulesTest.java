package teal.rules;

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
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import teal.lab.tools.NodeTools;

/** bpmnlint, and the linter of Camunda Modeler with Teal's plug-in, say the same as Teal in the same words. */
@Tag("slow")
class LintRulesTest {

    private static final String PLUGIN = "teal/";

    /** What nobody can be sure of, or what only deserves a warning. */
    private static final List<String> WARNED = List.of("variables-known", "variables-set", "guards-kept");

    private static final int DRAWN = Integer.getInteger("teal.rules.drawn", 60);

    @TempDir
    private Path directory;

    @Test
    void reportTheSameMistakesInTheSameWords() throws IOException {
        List<String> files = brokenFiles();

        assertThatEachIsTold(files, NodeTools.run("report.mjs", files));
    }

    /** Four rules follow paths through the whole graph, and are written in both languages (docs/decisions/0029). */
    @Test
    void agreeOnRandomDiagrams() throws IOException {
        long seed = System.nanoTime();
        List<DrawnAtRandom> drawn = DrawnAtRandom.some(DRAWN, seed);
        List<String> files = new ArrayList<>();
        for (DrawnAtRandom one : drawn) {
            Path file = Files.createDirectories(directory.resolve("drawn" + files.size()))
                    .resolve(one.file());
            files.add(Files.writeString(file, one.xml()).toString());
        }

        Map<String, List<Mistake>> found = told(NodeTools.run("report.mjs", files));

        assertThat(found).as("there is something to agree on").hasSizeGreaterThan(DRAWN / 8);
        assertThat(IntStream.range(0, DRAWN).boxed())
                .allSatisfy(i -> assertThat(found.getOrDefault(files.get(i), List.of()))
                        .as("seed %s: %s", seed, drawn.get(i).what())
                        .containsExactlyInAnyOrderElementsOf(byTeal(drawn.get(i))));
    }

    /** What only a whole deployment shows, no diagram by itself does. */
    private static List<Mistake> byTeal(DrawnAtRandom drawn) {
        return Stream.concat(DiagramCheck.check(drawn.set()).stream(), DiagramCheck.warnings(drawn.set()).stream())
                .map(mistake -> mistake.shownAs(""))
                .filter(mistake ->
                        mistake.file().equals(drawn.file()) && !mistake.rule().equals("complete-set"))
                .toList();
    }

    @Test
    void runInTheModelerWithTheSameResult() throws IOException {
        NodeTools.run("pack.mjs", List.of());
        Path plugin = Files.createDirectories(directory.resolve("plugins/teal"));
        for (String file : List.of("index.js", "client.js")) {
            Files.copy(NodeTools.DIRECTORY.resolve("modeler-plugin").resolve(file), plugin.resolve(file));
        }
        List<String> files = brokenFiles();

        assertThatEachIsTold(
                files,
                NodeTools.run(
                        "modeler/linter.cjs",
                        Stream.concat(Stream.of(directory.toString()), files.stream())
                                .toList()));
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

    /** In the order of {@link BrokenDiagrams}. */
    private List<String> brokenFiles() throws IOException {
        List<String> files = new ArrayList<>();
        for (BrokenDiagram broken : BrokenDiagrams.all()) {
            Path file = Files.createDirectories(directory.resolve(Integer.toString(files.size())))
                    .resolve(broken.file());
            files.add(Files.writeString(file, broken.xml()).toString());
        }
        return files;
    }

    private static void assertThatEachIsTold(List<String> files, String reports) throws IOException {
        Map<String, List<Mistake>> found = told(reports);
        List<BrokenDiagram> broken = BrokenDiagrams.all();
        assertThat(IntStream.range(0, broken.size()).boxed())
                .allSatisfy(i -> assertThat(found.getOrDefault(files.get(i), List.of()))
                        .as(broken.get(i).what())
                        .containsExactlyInAnyOrderElementsOf(withWarnings(broken.get(i))));
    }

    /** The Modeler shows warnings as well, which refuse nothing. */
    private static List<Mistake> withWarnings(BrokenDiagram broken) {
        return Stream.concat(
                        broken.mistakes().stream(),
                        DiagramCheck.warnings(broken.set()).stream().map(mistake -> mistake.shownAs("")))
                .toList();
    }

    @Test
    void acceptWhatPeopleChangeEveryDay() throws IOException {
        List<String> files = new ArrayList<>();
        List<EverydayEdit> diagrams = EverydayEdit.all().stream()
                .filter(edit -> edit.file().endsWith(".bpmn"))
                .toList();
        for (EverydayEdit edit : diagrams) {
            Path file = Files.createDirectories(directory.resolve("everyday" + files.size()))
                    .resolve(edit.file());
            files.add(Files.writeString(file, edit.xml()).toString());
        }
        assertThat(told(NodeTools.run("report.mjs", files))).isEmpty();
    }

    private static Map<String, List<Mistake>> told(String reports) throws IOException {
        JsonNode all = new ObjectMapper().readTree(reports);
        return StreamSupport.stream(all.spliterator(), false)
                .filter(report -> report.get("rule").asText().startsWith(PLUGIN))
                .collect(Collectors.groupingBy(
                        report -> report.get("path").asText(),
                        TreeMap::new,
                        Collectors.mapping(LintRulesTest::mistake, Collectors.toList())));
    }

    private static Mistake mistake(JsonNode report) {
        String rule = report.get("rule").asText().substring(PLUGIN.length());
        assertThat(report.get("category").asText()).isEqualTo(WARNED.contains(rule) ? "warn" : "error");
        return new Mistake(
                Path.of(report.get("path").asText()).getFileName().toString(),
                report.get("element").asText(),
                rule,
                report.get("message").asText());
    }
}
