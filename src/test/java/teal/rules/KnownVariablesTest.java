package teal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import teal.process.variable.ReleaseVariables;
import teal.process.variable.Variable;

/** What the rules know of variables and forms is what Teal's steps and forms really have. */
class KnownVariablesTest {

    private static final Pattern SET = Pattern.compile("ReleaseVariables\\.([A-Z_0-9]+)\\s*\\.set\\(");

    private static Map<String, String> constants() throws IllegalAccessException {
        Map<String, String> names = new TreeMap<>();
        for (Field field : ReleaseVariables.class.getDeclaredFields()) {
            if (field.getType() == Variable.class) {
                names.put(field.getName(), ((Variable<?>) field.get(null)).name());
            }
        }
        return names;
    }

    @Test
    void theRulesKnowEveryVariableOfARelease() throws IllegalAccessException {
        TreeSet<String> missing = new TreeSet<>(constants().values());
        missing.removeAll(KnownVariables.all().keySet());
        assertThat(missing).isEmpty();
    }

    @Test
    void everyStepSetsWhatItDeclares() throws IOException, IllegalAccessException {
        Map<String, String> names = constants();
        for (StepDefinition step : Steps.all()) {
            String name =
                    step.name().substring(0, 1).toUpperCase() + step.name().substring(1);
            String source = Files.readString(Path.of("src/main/java/teal/process/step", name + ".java"));
            assertThat(SET.matcher(source)
                            .results()
                            .map(hit -> names.get(hit.group(1)))
                            .collect(Collectors.toSet()))
                    .as(name)
                    .isSubsetOf(step.sets());
        }
    }

    @Test
    void tealsFormsHaveTheFieldsThatTheRulesExpect() throws Unreadable {
        for (TealForm form : TealForm.all()) {
            String file = form.id() + ".form";
            FormFile shipped =
                    ReleaseFile.read(file, Shipped.files().get(file)).form().orElseThrow();
            List<String> besides = new ArrayList<>();
            shipped.fields().forEach((key, values) -> {
                Optional<List<String>> expected =
                        Optional.ofNullable(form.answers().get(key));
                if (expected.isEmpty()) {
                    besides.add(key);
                }
                values.stream()
                        .filter(value -> !expected.orElse(List.of()).contains(value))
                        .forEach(besides::add);
                assertThat(values).as(file).containsAll(expected.orElse(List.of()));
            });
            assertThat(shipped.fields())
                    .as(file)
                    .containsKeys(form.answers().keySet().toArray(String[]::new));
            assertThat(besides).as(file).containsExactlyElementsOf(TealForm.besides(form.id()));
        }
    }
}
