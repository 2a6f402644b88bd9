package teal.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.standalone.StandaloneTransactionContextFactory;
import org.camunda.bpm.engine.impl.cmd.AddUserIdentityLinkCmd;
import org.camunda.bpm.engine.impl.cmd.AssignTaskCmd;
import org.camunda.bpm.engine.impl.cmd.ClaimTaskCmd;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.CreateTaskCmd;
import org.camunda.bpm.engine.impl.cmd.DelegateTaskCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteAttachmentCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskBpmnErrorCmd;
import org.camunda.bpm.engine.impl.cmd.ResolveTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SaveTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SetTaskNameCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What people may not do with tasks by hand, and what they still may, in front of an engine that has one task. */
class CommandsOfPeopleTest {

    private final StandaloneInMemProcessEngineConfiguration engine = new StandaloneInMemProcessEngineConfiguration();
    private final IdentityServiceImpl identity = new IdentityServiceImpl();
    private final NotByHand guard = new NotByHand(engine);
    private @Nullable TaskEntity stored = task();

    CommandsOfPeopleTest() {
        engine.setIdentityService(identity);
        engine.setTransactionContextFactory(new StandaloneTransactionContextFactory());
        guard.setNext(new CommandInterceptor() {
            @Override
            @SuppressWarnings("unchecked")
            public <T> T execute(Command<T> command) {
                // The guard's own look at the task
                return (T) (command.getClass().getName().contains("NotByHand") ? stored : "passed");
            }
        });
    }

    @AfterEach
    void signOut() {
        identity.clearAuthentication();
        if (Context.getCommandContext() != null) {
            Context.removeCommandContext();
        }
    }

    private static TaskEntity task() {
        TaskEntity task = new TaskEntity();
        task.setId("7");
        task.setRevision(1);
        return task;
    }

    private void as(String person, String... groups) {
        identity.setAuthentication(person, List.of(groups));
    }

    @SuppressWarnings("unchecked")
    private void run(Command<?> command) {
        assertThat(guard.execute((Command<Object>) command)).isEqualTo("passed");
    }

    private void refused(Command<?> command, String why) {
        assertThatThrownBy(() -> run(command))
                .isInstanceOf(AuthorizationException.class)
                .hasMessageContaining(why);
    }

    static Stream<Command<?>> byHand() {
        return Stream.of(
                new AddUserIdentityLinkCmd("7", "otto", "candidate"),
                new DelegateTaskCmd("7", "otto"),
                new ResolveTaskCmd("7", Map.of()),
                new AssignTaskCmd("7", "otto"),
                new CreateTaskCmd("8"),
                new SetTaskNameCmd("7", "another"),
                new HandleTaskBpmnErrorCmd("7", "code"),
                new DeleteAttachmentCmd("1"));
    }

    @ParameterizedTest
    @MethodSource("byHand")
    void nobodyDoesItByHandAdministratorsIncluded(Command<?> command) {
        for (String group : List.of("approvers", "camunda-admin")) {
            as("anna", group);
            assertThatThrownBy(() -> run(command)).isInstanceOf(AuthorizationException.class);
        }
    }

    @ParameterizedTest
    @MethodSource("byHand")
    void tealAndWhatRunsInsideOfACommandDo(Command<?> command) {
        run(command);
        as("anna");
        Context.setCommandContext(new CommandContext(engine));
        run(command);
    }

    @Test
    void peopleAnswerTasks() {
        as("anna");

        run(new CompleteTaskCmd("7", Map.of()));
    }

    @Test
    void peopleClaimForThemselves() {
        as("anna");
        run(new ClaimTaskCmd("7", "anna"));
        refused(new ClaimTaskCmd("7", "otto"), "tasks cannot be assigned by hand");
    }

    @ParameterizedTest
    @CsvSource({"anna, approvers, true", "otto, approvers, false", "adam, camunda-admin, true"})
    void aClaimIsGivenBackByItsOwnerOrAnAdministrator(String person, String group, boolean may) {
        stored().setAssigneeWithoutCascade("anna");
        as(person, group);

        for (Command<?> command : List.of(new ClaimTaskCmd("7", null), new AssignTaskCmd("7", null))) {
            if (may) {
                run(command);
            } else {
                refused(command, "only anna, who has claimed this task, or an administrator can give it back");
            }
        }
    }

    @Test
    void whatNobodyHasClaimedMayBeGivenBackByAnybody() {
        as("otto");
        run(new ClaimTaskCmd("7", null));
        stored = null;
        run(new ClaimTaskCmd("7", null));
    }

    @Test
    void whoIsInNoGroupIsNoAdministrator() {
        stored().setAssigneeWithoutCascade("anna");
        identity.setAuthentication("otto", null);

        refused(new ClaimTaskCmd("7", null), "only anna");
    }

    private TaskEntity stored() {
        return java.util.Objects.requireNonNull(stored);
    }

    static Stream<Consumer<TaskEntity>> changes() {
        return Stream.of(
                task -> task.setAssigneeWithoutCascade("otto"),
                task -> task.setOwnerWithoutCascade("otto"),
                task -> task.setDelegationStateString("PENDING"),
                task -> task.setNameWithoutCascade("another"),
                task -> task.setDescriptionWithoutCascade("another"),
                task -> task.setParentTaskIdWithoutCascade("6"),
                task -> task.setRevision(0));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void aTaskThatIsSavedKeepsWhatItAsksAndWhom(Consumer<TaskEntity> change) {
        as("anna", "camunda-admin");
        TaskEntity task = task();
        change.accept(task);

        assertThatThrownBy(() -> run(new SaveTaskCmd(task))).isInstanceOf(AuthorizationException.class);
        // As the engine or Teal itself would save it
        identity.clearAuthentication();
        run(new SaveTaskCmd(task));
    }

    @Test
    void itsDatesMayBeSet() {
        as("anna");
        TaskEntity task = task();
        task.setDueDateWithoutCascade(new java.util.Date());

        assertThatCode(() -> run(new SaveTaskCmd(task))).doesNotThrowAnyException();
        stored = null;
        refused(new SaveTaskCmd(task), "tasks are created and described by diagrams");
    }
}
