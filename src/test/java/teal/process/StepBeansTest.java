package teal.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What diagrams call is there: {@code ${switchTraffic}} is the class {@code SwitchTraffic}. */
class StepBeansTest {

    private static final Pattern BEAN = Pattern.compile("delegateExpression=\"\\$\\{(\\w+)}\"");

    @ParameterizedTest
    @MethodSource("diagrams")
    void everyStepOfTheDiagramIsAClass(Path diagram) throws IOException {
        Matcher beans = BEAN.matcher(Files.readString(diagram));
        assertThat(beans.results().map(bean -> bean.group(1)).distinct())
                .isNotEmpty()
                .allSatisfy(bean -> assertThat(Class.forName(
                                "teal.process.step." + Character.toUpperCase(bean.charAt(0)) + bean.substring(1)))
                        .isNotNull());
    }

    static Stream<Path> diagrams() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("processes"))) {
            return files.filter(file -> file.toString().endsWith(".bpmn")).sorted().toList().stream();
        }
    }
}
