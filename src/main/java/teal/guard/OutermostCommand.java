package teal.guard;

import java.util.Optional;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.jspecify.annotations.Nullable;

/**
 * Remembers, while it runs, the command with which the caller entered the engine: commands inside it are the engine's and
 * Teal's listeners' own, not the caller's.
 */
final class OutermostCommand extends CommandInterceptor {

    private static final ThreadLocal<@Nullable Command<?>> CURRENT = new ThreadLocal<>();

    /** Empty outside the engine. */
    static Optional<Command<?>> current() {
        return Optional.ofNullable(CURRENT.get());
    }

    /** Whether no engine command is running on this thread yet. */
    static boolean isNext() {
        return Context.getCommandContext() == null;
    }

    @Override
    public <T> T execute(Command<T> command) {
        if (!isNext()) {
            return next.execute(command);
        }
        Command<?> before = CURRENT.get();
        CURRENT.set(command);
        try {
            return next.execute(command);
        } finally {
            if (before == null) {
                CURRENT.remove();
            } else {
                CURRENT.set(before);
            }
        }
    }
}
