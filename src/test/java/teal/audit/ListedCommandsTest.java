package teal.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.camunda.bpm.engine.impl.cmd.AddCommentCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteUserCmd;
import org.camunda.bpm.engine.impl.cmd.GetTaskCommentsCmd;
import org.camunda.bpm.engine.impl.cmd.SaveUserCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the list of the engine's commands is read. */
class ListedCommandsTest {

    private static final String ADD = AddCommentCmd.class.getName();
    private static final String GET = GetTaskCommentsCmd.class.getName();
    private static final String SAVE = SaveUserCmd.class.getName();

    @Test
    void whatIsNotListedIsRecorded() {
        RecordedCommands real = new RecordedCommands();
        Command<String> unheardOf = context -> "";

        assertThat(real.isHarmless(unheardOf.getClass())).isFalse();
        assertThat(real.isHarmless(AddCommentCmd.class)).isFalse();
        assertThat(real.isHarmless(GetTaskCommentsCmd.class)).isTrue();
        assertThat(real.row(SaveUserCmd.class)).contains(new WatchedRow("ACT_ID_USER", "user.id"));
    }

    @Test
    void aLineSaysThatACommandIsHarmlessOrRecordedAndWhichRowItChanges() {
        RecordedCommands list = new RecordedCommands(List.of(
                "# of the engine", "", "  harmless  " + GET, "recorded " + ADD, "recorded " + SAVE + " TABLE_ field"));

        assertThat(list.harmless()).containsExactly(GET);
        assertThat(list.recorded()).containsExactlyInAnyOrder(ADD, SAVE);
        assertThat(list.isHarmless(GetTaskCommentsCmd.class)).isTrue();
        assertThat(list.row(SaveUserCmd.class)).contains(new WatchedRow("TABLE_", "field"));
        assertThat(list.row(AddCommentCmd.class)).isEmpty();
        assertThat(list.row(DeleteUserCmd.class)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"perhaps x.Y", "harmless", "harmless x.Y TABLE_ field", "recorded", "recorded x.Y TABLE_"})
    void aLineThatCannotBeReadIsRefused(String line) {
        assertThatThrownBy(() -> new RecordedCommands(List.of(line)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("found '" + line + "'; write harmless CLASS, or recorded CLASS [TABLE FIELD]");
    }
}
