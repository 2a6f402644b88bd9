package teal.release;

import java.io.EOFException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Why something failed, in words for people. Many of the JDK's exceptions have no message, or only a path or a host: the
 * rest is in the name of their class.
 */
public final class Reason {

    /** What a class of failures means; given the message, if there is one. */
    private record Meaning(Class<? extends Throwable> kind, UnaryOperator<String> words) {}

    /** The first that fits. */
    private static final List<Meaning> MEANINGS = List.of(
            new Meaning(NoSuchFileException.class, path -> path + ": no such file"),
            new Meaning(AccessDeniedException.class, path -> path + ": no permission"),
            new Meaning(NotDirectoryException.class, path -> path + ": not a directory"),
            new Meaning(FileAlreadyExistsException.class, path -> path + ": exists already"),
            new Meaning(UnknownHostException.class, host -> host.matches("[^ ]+") ? "no address for " + host : host));

    private static final List<Meaning> WITHOUT_MESSAGE = List.of(
            new Meaning(EOFException.class, none -> "it ended before it was complete"),
            new Meaning(SocketTimeoutException.class, none -> "no answer in time"),
            new Meaning(TimeoutException.class, none -> "no answer in time"),
            new Meaning(UnresolvedAddressException.class, none -> "the host's name has no address"),
            new Meaning(ClosedByInterruptException.class, none -> "it was interrupted"),
            new Meaning(InterruptedException.class, none -> "it was interrupted"),
            new Meaning(ClosedChannelException.class, none -> "the connection was closed"));

    private static final List<Class<? extends Throwable>> WRAPPERS =
            List.of(CompletionException.class, ExecutionException.class, UncheckedIOException.class);

    private Reason() {}

    /** Never blank, never {@code null}, and never only the name of a class. */
    public static String of(Throwable failure) {
        Throwable cause = failure.getCause();
        if (cause != null && WRAPPERS.contains(failure.getClass())) {
            return of(cause);
        }
        String message = failure.getMessage();
        if (message != null && !message.isBlank() && !message.equals("null")) {
            return meaning(MEANINGS, failure, message).orElse(message);
        }
        return meaning(WITHOUT_MESSAGE, failure, "").orElseGet(() -> withoutMessage(failure, cause));
    }

    private static Optional<String> meaning(List<Meaning> all, Throwable failure, String message) {
        return all.stream()
                .filter(meaning -> meaning.kind().isInstance(failure))
                .findFirst()
                .map(meaning -> meaning.words().apply(message));
    }

    private static String withoutMessage(Throwable failure, @Nullable Throwable cause) {
        String connection = failure instanceof ConnectException ? "no connection" : "";
        if (cause != null) {
            return connection.isEmpty() ? of(cause) : connection + ": " + of(cause);
        }
        return connection.isEmpty() ? spelled(failure) : connection;
    }

    /** {@code IllegalMonitorStateException} reads "illegal monitor state". */
    private static String spelled(Throwable failure) {
        String name = failure.getClass().getSimpleName().replaceFirst("(Exception|Error)$", "");
        String words = name.replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ")
                .toLowerCase(Locale.ROOT)
                .strip();
        return words.isEmpty() ? "an unexpected failure" : words;
    }
}
