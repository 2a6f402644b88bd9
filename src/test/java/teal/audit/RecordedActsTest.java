package teal.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.AddCommentCmd;
import org.camunda.bpm.engine.impl.cmd.SaveTenantCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TenantEntity;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.Test;

/** What people do through an engine, entry by entry: who, what, to what, and what it was before. */
class RecordedActsTest {

    private final SmallEngine small = SmallEngine.fresh();
    private final RuntimeService runtime = small.engine().getRuntimeService();
    private final TaskService tasks = small.engine().getTaskService();
    private final IdentityService users = small.identity();

    /** Begun by Teal, so without an entry. */
    private String release() {
        return runtime.startProcessInstanceByKey(SmallEngine.PROCESS).getId();
    }

    private String task(String release) {
        return tasks.createTaskQuery().processInstanceId(release).singleResult().getId();
    }

    private List<String> actsOf(Runnable act) {
        small.forget();
        small.as("adam", act);
        return small.acts();
    }

    @Test
    void whatTealDoesByItselfHasNoEntry() {
        String release = release();
        runtime.setVariable(release, "note", "one");
        tasks.complete(task(release));

        assertThat(small.acts()).isEmpty();
    }

    @Test
    void whatTealDoesOnBehalfOfAPersonIsTheirs() {
        String release = release();

        assertThat(actsOf(() -> small.principals()
                        .asTeal("a test", () -> tasks.createComment(task(release), null, "on request"))))
                .singleElement()
                .asString()
                .startsWith("adam AddComment [release " + release + ", task ")
                .contains("on request");
    }

    @Test
    void aStartAndAnAnswerAreOnRecordWithWhatWasGivenAndNotWhatStepsWrote() {
        List<String> started =
                actsOf(() -> runtime.startProcessInstanceByKey(SmallEngine.PROCESS, Map.of("note", "one")));
        String release = runtime.createProcessInstanceQuery()
                .variableValueEquals("note", "one")
                .list()
                .get(0)
                .getId();
        String task = task(release);

        assertThat(started)
                .anySatisfy(act -> assertThat(act).isEqualTo("adam Give [release " + release + "] note = one"))
                .anySatisfy(act -> assertThat(act)
                        .startsWith("adam Create [ProcessInstance, release " + release)
                        .contains(", process question]"));
        assertThat(actsOf(() -> tasks.complete(task)))
                .singleElement()
                .asString()
                .startsWith("adam Complete [Task, release " + release + ", task " + task + ", deployment ")
                .endsWith(", process question] delete: false -> true");
    }

    @Test
    void aVariableIsOnRecordWithWhatItWasBefore() {
        String release = release();
        String given = "adam Give [release " + release + "] ";

        assertThat(actsOf(() -> runtime.setVariable(release, "note", "one"))).contains(given + "note = one");
        assertThat(actsOf(() -> runtime.setVariable(release, "note", 2L))).contains(given + "note = 2, was one");
        assertThat(actsOf(() -> runtime.setVariable(release, "note", 2.5))).contains(given + "note = 2.5, was 2");
        assertThat(actsOf(() -> runtime.setVariable(release, "note", null)))
                .contains(given + "note = (a value of the type null), was 2.5");
        assertThat(actsOf(() -> runtime.setVariable(release, "note", "three"))).contains(given + "note = three");
        assertThat(actsOf(() -> runtime.removeVariable(release, "note"))).contains(given + "note removed, was three");
    }

    @Test
    void bytesAreNamedByTheirSizeAndDigestAndSecretsNotAtAll() {
        String release = release();
        byte[] abc = "abc".getBytes(StandardCharsets.UTF_8);

        assertThat(actsOf(() -> runtime.setVariable(release, "file", Variables.byteArrayValue(abc))))
                .contains(
                        "adam Give [release " + release
                                + "] file = bytes, 3 bytes, SHA-256 ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        actsOf(() -> runtime.setVariable(release, "password", "open-sesame"));
        assertThat(small.acts()).contains("adam Give [release " + release + "] password = ********");
        assertThat(actsOf(() -> runtime.setVariable(release, "password", "other")))
                .contains("adam Give [release " + release + "] password = ********, was ********");
    }

    @Test
    void whoOnlyLooksLeavesNoEntry() {
        String release = release();

        assertThat(actsOf(() -> {
                    runtime.getVariables(release);
                    tasks.createTaskQuery().list();
                    tasks.getTaskComments(task(release));
                }))
                .isEmpty();
    }

    @Test
    void aNewUserIsOnRecordWithoutPassword() {
        User petra = users.newUser("petra");
        petra.setEmail("petra@example.test");
        petra.setPassword("open-sesame");

        assertThat(actsOf(() -> users.saveUser(petra)))
                .containsExactly("adam Create [User] userId: petra")
                .noneMatch(act -> act.contains("open-sesame"));

        User changed = users.createUserQuery().userId("petra").singleResult();
        changed.setEmail("petra@elsewhere.test");
        changed.setFirstName("Petra");
        assertThat(actsOf(() -> users.saveUser(changed)))
                .containsExactly("adam Update [User] userId: petra; email: petra@example.test -> petra@elsewhere.test,"
                        + " first: none -> Petra");
        User secret = users.createUserQuery().userId("petra").singleResult();
        secret.setPassword("sesame-open");
        assertThat(actsOf(() -> users.saveUser(secret)))
                .containsExactly("adam Update [User] userId: petra; pwd changed, salt changed");
        assertThat(actsOf(() -> users.deleteUser("petra")))
                .singleElement()
                .asString()
                .startsWith(
                        "adam Delete [User] userId: petra; was email: petra@elsewhere.test, first: Petra, id: petra")
                .contains("pwd: ********")
                .doesNotContain("last:", "rev");
    }

    @Test
    void whatHasNoEntryInTheEnginesLogIsNamedByItsCommand() {
        String release = release();
        String task = task(release);

        assertThat(actsOf(() -> tasks.createComment(task, release, "see TICKET-12")))
                .containsExactly("adam AddComment [release " + release + ", task " + task + "] taskId: " + task
                        + ", processInstanceId: " + release + ", message: see TICKET-12");
        Group group = users.newGroup("keepers");
        actsOf(() -> users.saveGroup(group));
        assertThat(actsOf(() -> users.unlockUser("petra")))
                .isEqualTo(List.of("adam UnlockUser [user petra] userId: petra"));
        actsOf(() -> users.deleteGroup("keepers"));
    }

    /** What was watched says nothing if nothing of it changed; the command then says what it was given. */
    @Test
    void aCommandThatChangesNothingOfItsRowIsStillOnRecord() {
        User vera = users.newUser("vera");
        users.saveUser(vera);

        assertThat(actsOf(() -> users.unlockUser("vera"))).containsExactly("adam UnlockUser [user vera] userId: vera");
        small.database()
                .sql("UPDATE ACT_ID_USER SET ATTEMPTS_ = 3 WHERE ID_ = 'vera'")
                .update();
        assertThat(actsOf(() -> users.unlockUser("vera")))
                .containsExactly("adam Unlock [User] userId: vera; attempts: 3 -> 0");
        users.deleteUser("vera");
    }

    /** An act that was refused has no entry, and the next one has its own. */
    @Test
    void whatFailsIsNotOnRecordAndWhatFollowsIs() {
        String release = release();

        assertThatThrownBy(() -> actsOf(() -> tasks.complete("none"))).isInstanceOf(ProcessEngineException.class);
        assertThat(small.acts()).isEmpty();
        assertThat(Recording.isRunning()).isFalse();
        assertThat(actsOf(() -> runtime.setVariable(release, "note", "one"))).hasSize(2);
    }

    @Test
    void theReleaseOfATaskOrAnExecutionIsNamed() {
        String release = release();
        String task = task(release);

        assertThat(actsOf(() -> tasks.createComment(task, null, "hello")))
                .singleElement()
                .asString()
                .startsWith("adam AddComment [release " + release + ", task " + task + "] ");
        assertThat(subject(new AddCommentCmd(null, release, "hello"))).isEqualTo("release " + release);
        assertThat(subject(new AddCommentCmd(null, "gone", "hello"))).isEqualTo("release gone");
        assertThat(subject(new AddCommentCmd("gone", null, "hello"))).isEqualTo("task gone");
        assertThat(subject(new Named("7", "petra"))).isEqualTo("job 7, user petra");
        assertThat(subject(new Named(null, null))).isEmpty();
    }

    /** Teal's own code between commands, such as a guard that looks something up. */
    @Test
    void whatTealLooksUpForAPersonIsNotTheirAct() {
        assertThat(actsOf(() -> settings().getCommandExecutorTxRequired().execute(context -> "looked up")))
                .isEmpty();
    }

    private ProcessEngineConfigurationImpl settings() {
        return (ProcessEngineConfigurationImpl) small.engine().getProcessEngineConfiguration();
    }

    private String subject(Command<?> command) {
        return settings().getCommandExecutorTxRequired().execute(context -> CommandSubject.of(command));
    }

    /** Objects of the engine by their own fields, and a command within a command by itself. */
    @Test
    void whatACommandWasGivenIsShownOneLevelDeep() {
        TenantEntity tenant = new TenantEntity("shop");
        tenant.setName("Shop");

        assertThat(CommandFields.all(new SaveTenantCmd(tenant))).contains("id: shop", "name: Shop");
        assertThat(CommandFields.all(new Around(new AddCommentCmd("34", "12", "hello"), "around")))
                .isEqualTo("text: around");
        assertThat(CommandFields.text(new SaveTenantCmd(tenant), "tenant.id")).contains("shop");
        assertThat(CommandFields.text(new SaveTenantCmd(tenant), "user.id")).isEmpty();
    }

    private record Around(AddCommentCmd inner, String text) implements Command<String> {

        @Override
        public String execute(CommandContext context) {
            return "";
        }
    }

    private record Named(String jobId, String userId) implements Command<String> {

        @Override
        public String execute(CommandContext context) {
            return "";
        }
    }
}
