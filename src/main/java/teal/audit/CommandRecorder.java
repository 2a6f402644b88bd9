package teal.audit;

import java.util.Optional;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.jdbc.core.simple.JdbcClient;
import teal.access.Principals;

/**
 * Records each command with which a person changes something, within the command's own transaction: by the entries of the
 * engine's operation log ({@link UserActions}) where the engine writes any, or else by the command itself with what it was
 * given. Where the engine's log leaves out what changed, it is added.
 *
 * <p>It is the last before the engine executes a command: only there has the transaction begun.
 */
final class CommandRecorder extends CommandInterceptor {

    private final AuditTrail trail;
    private final Principals principals;
    private final JdbcClient database;
    private final RecordedCommands commands;

    CommandRecorder(AuditTrail trail, Principals principals, JdbcClient database, RecordedCommands commands) {
        this.trail = trail;
        this.principals = principals;
        this.database = database;
        this.commands = commands;
    }

    @Override
    public <T> T execute(Command<T> command) {
        if (Recording.isRunning() || isTeals(command)) {
            return next.execute(command);
        }
        Optional<String> person = Optional.ofNullable(
                        Context.getCommandContext().getAuthenticatedUserId())
                .or(principals::onBehalfOf);
        try (Recording recording = Recording.begin()) {
            if (person.isEmpty() || commands.isHarmless(command.getClass())) {
                return next.execute(command);
            }
            Optional<Supplier<String>> change =
                    commands.row(command.getClass()).flatMap(row -> row.watch(database, command));
            String subject = CommandSubject.of(command);
            T result = next.execute(command);
            if (recording.isEmpty()) {
                trail.keep(person.get(), name(command), subject, () -> details(command, change));
            } else {
                change.ifPresent(recording::complete);
            }
            return result;
        }
    }

    /** Teal's own code between commands, such as a guard that looks something up. What it calls is looked at by itself. */
    private static boolean isTeals(Command<?> command) {
        return command.getClass().isHidden() && command.getClass().getName().startsWith("teal.");
    }

    private static String details(Command<?> command, Optional<Supplier<String>> change) {
        return change.map(Supplier::get).filter(text -> !text.isEmpty()).orElseGet(() -> CommandFields.all(command));
    }

    /** {@code AddComment} for {@code AddCommentCmd}. */
    private static String name(Command<?> command) {
        String name = command.getClass().getName();
        return name.substring(name.lastIndexOf('.') + 1).replaceFirst("(Cmd|Command)$", "");
    }
}
