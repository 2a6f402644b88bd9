package teal.modeler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import teal.process.dmn.TableRows;
import teal.rules.BrokenTable;
import teal.rules.DiagramCheck;
import teal.rules.Mistake;

/** The policies are edited as tables in the Modeler, whose file Teal reads again. */
@Tag("whole")
class TablesTest {

    private static final String BATCH = "batch.dmn";

    /** The editor of tables does not see the file's name, and is not shown where there is no table. */
    private static final List<String> NOT_IN_A_TABLE =
            List.of("another decision in its file", "an expression instead of a table");

    @RegisterExtension
    static final OpenModeler<ModelerWindow> MODELER = OpenModeler.ofAuthor();

    private final ModelerWindow modeler = MODELER.window();

    @ParameterizedTest
    @ValueSource(strings = {"approval.dmn", BATCH, "freeze.dmn"})
    void openWithoutAWarningAndAreSavedAsTealReadsThem(String file) throws IOException {
        assertThat(modeler.tables().opens(Files.readString(ModelerWindow.PROCESSES.resolve(file))))
                .isEmpty();
        assertThat(modeler.tables().problems()).isEmpty();
        modeler.photographs("modeler-" + file.replace(".dmn", "-table"));

        assertThat(check(file, modeler.tables().saves())).isEmpty();
    }

    @Test
    void takeWhatIsTypedIntoACellAndTealSaysWhatCannotBe() throws IOException {
        modeler.tables().opens(Files.readString(ModelerWindow.PROCESSES.resolve(BATCH)));

        modeler.tables().types("Cell_batch_1_batch", "3");
        String good = modeler.tables().saves();
        modeler.tables().types("Cell_batch_1_batch", "0");
        modeler.waitsUntil(() -> !modeler.tables().problems().isEmpty());
        modeler.photographs("wrong-cell");

        assertThat(good).contains("<text>3</text>");
        assertThat(check(BATCH, good)).isEmpty();
        assertThat(check(BATCH, modeler.tables().saves()))
                .extracting(Mistake::toString)
                .containsExactly(
                        "batch.dmn, batch: row 1, column 'batch': found '0'; allowed: one number from 1 to 1000"
                                + " [decision-tables]");
    }

    static Stream<BrokenTable> broken() {
        return BrokenTable.all().stream().filter(table -> !NOT_IN_A_TABLE.contains(table.what()));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void tellWhatIsWrongInTheWordsOfADeployment(BrokenTable table) {
        modeler.tables().opens(table.xml());

        assertThat(modeler.tables().problems()).containsExactlyInAnyOrderElementsOf(table.told());
    }

    @Test
    void ofTheAuthorsOwnAreToldOfCasesThatNoRowMatches() throws IOException {
        String table = Files.readString(ModelerWindow.PROCESSES.resolve(BATCH))
                .replace("id=\"batch\"", "id=\"colour\"")
                .replaceFirst("(?s)(id=\"Cell_batch_1_weekday\">\\s*<text>)", "$1not(\"Friday\")");

        modeler.tables().opens(table);

        assertThat(modeler.tables().problems())
                .containsExactly(
                        "no row matches weekday \"Friday\", and then the table gives no answer; add a last row that"
                                + " is empty on the left");
    }

    @Test
    void areLetAloneWhereTheySayWhatTheyMay() throws IOException {
        String sale = "[date and time(\"2026-12-24T00:00:00\")..date and time(\"2027-01-02T06:30:00\"))";
        String table = new String(
                TableRows.of("freeze")
                        .row(2, "\"shop\", \"till\"", "\"major\",\"minor\"", "-", ">= 16", sale, "\"sale\"", "")
                        .row(
                                2,
                                "not(\"shop\")",
                                "",
                                "not(\"Saturday\",\"Sunday\")",
                                "[0..6], 22",
                                "-",
                                "\"night\"",
                                "null")
                        .content(),
                StandardCharsets.UTF_8);

        modeler.tables().opens(table);

        assertThat(modeler.tables().problems()).isEmpty();
        assertThat(check("freeze.dmn", table)).isEmpty();
    }

    private static List<Mistake> check(String file, String xml) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> all = Files.list(ModelerWindow.PROCESSES)) {
            for (Path one : all.filter(path -> path.toString().matches(".*\\.(bpmn|form|dmn)"))
                    .toList()) {
                files.put(one.getFileName().toString(), Files.readAllBytes(one));
            }
        }
        files.put(file, xml.getBytes(StandardCharsets.UTF_8));
        return DiagramCheck.check(files);
    }
}
