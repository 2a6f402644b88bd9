package teal;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.OnlyIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import org.junit.jupiter.api.Tag;

/** {@code ./mvnw test -Pquick} leaves out what is tagged {@code whole}; this holds that nothing whole is without its tag. */
@AnalyzeClasses(packages = "teal", importOptions = OnlyIncludeTests.class)
class QuickCutTest {

    /** What opens a company with a Teal, a database, a browser or containers. */
    private static final Set<String> WHOLE = Set.of(
            "ReleaseScene",
            "EngineScene",
            "Office",
            "TealProcess",
            "RealCompany",
            "PackagedTeal",
            "LabCompany",
            "Mall",
            "ModelerWindow",
            "PostgreSql",
            "Box");

    @ArchTest
    static final ArchRule whatOpensAWholeCompanyIsTagged = classes()
            .that(new DescribedPredicate<JavaClass>("are tests that open a whole company") {
                @Override
                public boolean test(JavaClass candidate) {
                    return candidate.getSimpleName().matches("\\w+(Test|IT)")
                            && candidate.getDirectDependenciesFromSelf().stream()
                                    .anyMatch(used ->
                                            WHOLE.contains(used.getTargetClass().getSimpleName()));
                }
            })
            .should(new ArchCondition<>("be tagged 'whole'") {
                @Override
                public void check(JavaClass test, ConditionEvents events) {
                    boolean tagged = test.isAnnotatedWith(Tag.class)
                            && test.getAnnotationOfType(Tag.class).value().equals("whole");
                    events.add(new SimpleConditionEvent(test, tagged, test.getName() + " has no @Tag(\"whole\")"));
                }
            })
            .because("the quick cut is for every save, and whole companies take minutes");
}
