package teal.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.cmd.SaveUserCmd;
import org.camunda.bpm.engine.impl.db.entitymanager.DbEntityManager;
import org.camunda.bpm.engine.impl.identity.WritableIdentityProvider;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.persistence.AbstractManager;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Somebody has decided about each command on the class path, whichever library brings it. */
@Tag("slow")
class RecordedCommandsTest {

    /** What managers of the engine's tables call their changes. */
    private static final Pattern CHANGES = Pattern.compile(
            "(insert|delete|update|save|add|set|remove|create(?!New|.*Quer)|merge|lock|unlock|cancel|suspend|activate).*");

    private static JavaClasses engine;
    private final RecordedCommands commands = new RecordedCommands();

    @BeforeAll
    static void read() {
        engine = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(Command.class.getPackageName().replaceFirst("\\.bpm\\..*", ""), "teal");
    }

    @Test
    void eachCommandIsOnTheListOnce() {
        Set<String> all = all().map(JavaClass::getName).collect(Collectors.toCollection(TreeSet::new));
        Set<String> listed = new TreeSet<>(commands.harmless());
        listed.addAll(commands.recorded());

        System.out.println(all.size() + " commands: " + commands.recorded().size() + " are recorded, "
                + commands.harmless().size() + " are harmless");
        assertThat(listed)
                .as("commands.txt; decide about each new command, and remove those that are gone")
                .isEqualTo(all);
        assertThat(commands.harmless()).doesNotContainAnyElementsOf(commands.recorded());
        assertThat(all).hasSizeGreaterThan(350);
    }

    /** By what the command's own code, and that of the classes it is made of, calls. */
    @Test
    void whatIsHarmlessChangesNothing() {
        List<String> changes = all().filter(command -> commands.harmless().contains(command.getName()))
                .flatMap(command -> Stream.concat(Stream.of(command), command.getAllRawSuperclasses().stream())
                        .filter(type -> !type.isEquivalentTo(Object.class))
                        .flatMap(type -> type.getAccessesFromSelf().stream())
                        .filter(RecordedCommandsTest::isChange)
                        .map(access -> command.getSimpleName() + " calls "
                                + access.getTarget().getFullName()))
                .distinct()
                .toList();

        assertThat(changes).isEmpty();
    }

    @Test
    void theCheckOfWhatIsHarmlessFindsChanges() {
        long found = all().filter(command -> commands.recorded().contains(command.getName()))
                .filter(command -> Stream.concat(Stream.of(command), command.getAllRawSuperclasses().stream())
                        .flatMap(type -> type.getAccessesFromSelf().stream())
                        .anyMatch(RecordedCommandsTest::isChange))
                .count();

        assertThat(found).isGreaterThan(50);
    }

    @Test
    void rowsAreNamedByFieldsThatTheCommandsHave() {
        all().forEach(command -> {
            Class<?> type = command.reflect();
            commands.row(type)
                    .ifPresent(row -> assertThat(
                                    Stream.concat(Stream.of(command), command.getAllRawSuperclasses().stream())
                                            .flatMap(level -> level.getFields().stream())
                                            .map(field -> field.getName()))
                            .as(command.getName())
                            .contains(row.field().replaceFirst("\\..*", "")));
        });
        assertThat(commands.row(SaveUserCmd.class)).isPresent();
    }

    private static Stream<JavaClass> all() {
        return engine.stream()
                .filter(type -> type.isAssignableTo(Command.class))
                .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT) && !type.isInterface());
    }

    private static boolean isChange(JavaAccess<?> access) {
        return Stream.of(AbstractManager.class, WritableIdentityProvider.class, DbEntityManager.class)
                        .anyMatch(access.getTargetOwner()::isAssignableTo)
                && CHANGES.matcher(access.getTarget().getName()).matches();
    }
}
