package teal.guard;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.MessageCorrelationBuilderImpl;
import org.camunda.bpm.engine.impl.ModificationBuilderImpl;
import org.camunda.bpm.engine.impl.ProcessInstanceModificationBuilderImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.AbstractCorrelateMessageCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractInstantiationCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractModificationCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractProcessInstanceModificationCommand;
import org.camunda.bpm.engine.impl.cmd.ModifyProcessInstanceAsyncCmd;
import org.camunda.bpm.engine.impl.cmd.ModifyProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.batch.CorrelateAllMessageBatchCmd;
import org.camunda.bpm.engine.impl.cmd.batch.variables.SetVariablesToProcessInstancesBatchCmd;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.migration.MigrationPlanExecutionBuilderImpl;
import org.camunda.bpm.engine.impl.migration.batch.MigrateProcessInstanceBatchCmd;
import org.jspecify.annotations.Nullable;

/**
 * Refuses commands whose variables the engine writes later, or as part of the release's own work, when it is no longer known
 * who set them: they would be neither checked nor recorded. This includes administrators, who write the variables of one
 * release at a time.
 */
final class UnrecordedVariables extends CommandInterceptor {

    private final ProcessEngineConfigurationImpl engine;

    UnrecordedVariables(ProcessEngineConfigurationImpl engine) {
        this.engine = engine;
    }

    @Override
    public <T> T execute(Command<T> command) {
        Authentication person = engine.getIdentityService().getCurrentAuthentication();
        if (OutermostCommand.isNext() && person != null && person.getUserId() != null && carriesVariables(command)) {
            throw new BadUserRequestException(
                    "variables can be written to only one release at a time, so that it is recorded who wrote them;"
                            + " leave them out here");
        }
        return next.execute(command);
    }

    private static boolean carriesVariables(Command<?> command) {
        if (command instanceof SetVariablesToProcessInstancesBatchCmd) {
            return true;
        }
        if (command instanceof AbstractCorrelateMessageCmd) {
            return isGiven(builder(command, "builder", MessageCorrelationBuilderImpl.class)
                    .getPayloadProcessInstanceVariablesToTriggeredScope());
        }
        if (command instanceof CorrelateAllMessageBatchCmd) {
            return NotByHand.field(command, "variables") instanceof Map<?, ?> given && !given.isEmpty();
        }
        if (command instanceof MigrateProcessInstanceBatchCmd) {
            return isGiven(builder(command, "executionBuilder", MigrationPlanExecutionBuilderImpl.class)
                    .getMigrationPlan()
                    .getVariables());
        }
        return instructions(command).stream()
                .filter(AbstractInstantiationCmd.class::isInstance)
                .map(AbstractInstantiationCmd.class::cast)
                .anyMatch(begin -> isGiven(begin.getVariables()) || isGiven(begin.getVariablesLocal()));
    }

    private static Collection<AbstractProcessInstanceModificationCommand> instructions(Command<?> command) {
        if (command instanceof ModifyProcessInstanceCmd || command instanceof ModifyProcessInstanceAsyncCmd) {
            return builder(command, "builder", ProcessInstanceModificationBuilderImpl.class)
                    .getModificationOperations();
        }
        return command instanceof AbstractModificationCmd
                ? builder(command, "builder", ModificationBuilderImpl.class).getInstructions()
                : List.of();
    }

    private static <B> B builder(Command<?> command, String name, Class<B> type) {
        return type.cast(Objects.requireNonNull(NotByHand.field(command, name)));
    }

    private static boolean isGiven(@Nullable Map<String, ?> variables) {
        return variables != null && !variables.isEmpty();
    }
}
