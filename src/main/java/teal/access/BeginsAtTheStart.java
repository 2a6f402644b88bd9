package teal.access;

import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.cmd.AbstractRestartProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.StartProcessInstanceAtActivitiesCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

/**
 * A release begins at its start event. The engine would let anybody who may start a process begin it at any task, past every
 * check and approval, with start instructions or by a restart.
 */
final class BeginsAtTheStart extends CommandInterceptor {

    @Override
    public <T> T execute(Command<T> command) {
        if (command instanceof StartProcessInstanceAtActivitiesCmd
                || command instanceof AbstractRestartProcessInstanceCmd) {
            throw new BadUserRequestException(
                    "a release begins at its start, not in the middle; leave the start instructions out");
        }
        return next.execute(command);
    }
}
