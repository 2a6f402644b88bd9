package teal.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import teal.rules.StepDefinition;
import teal.rules.Steps;

/** What diagrams may call is there: {@code ${switchTraffic}} is the class {@code SwitchTraffic}. */
class StepBeansTest {

    @Test
    void everyStepIsDefinedForDiagramsAndEveryDefinitionIsAStep() {
        assertThat(Stream.concat(Steps.all().stream(), Stream.of(Steps.ofTheFrame())))
                .extracting(StepDefinition::name)
                .containsExactlyInAnyOrderElementsOf(beans());
    }

    private static List<String> beans() {
        return new ClassFileImporter()
                .withImportOption(new DoNotIncludeTests()).importPackages("teal.process.step").stream()
                        .filter(found -> found.isAssignableTo("teal.process.step.Step"))
                        .filter(found -> !found.getModifiers().contains(JavaModifier.ABSTRACT))
                        .map(JavaClass::getSimpleName)
                        .map(name -> Character.toLowerCase(name.charAt(0)) + name.substring(1))
                        .toList();
    }
}
