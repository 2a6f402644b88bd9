package teal.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReasonTest {

    @Test
    void sayWhatTheirClassMeans() {
        assertThat(Reason.of(new EOFException())).isEqualTo("it ended before it was complete");
        assertThat(Reason.of(new TimeoutException())).isEqualTo("no answer in time");
        assertThat(Reason.of(new NoSuchFileException("/etc/teal/tsig"))).isEqualTo("/etc/teal/tsig: no such file");
        assertThat(Reason.of(new UnknownHostException("ns1.example.test")))
                .isEqualTo("no address for ns1.example.test");
        assertThat(Reason.of(new ConnectException("Connection refused"))).isEqualTo("Connection refused");
    }

    @Test
    void theCauseSpeaksForAFailureThatSaysNothing() {
        ConnectException silent = new ConnectException();
        silent.initCause(new ClosedChannelException());

        assertThat(Reason.of(silent)).isEqualTo("no connection: the connection was closed");
        assertThat(Reason.of(new CompletionException(new IOException("the disk is full"))))
                .isEqualTo("the disk is full");
        assertThat(Reason.of(new UncheckedIOException(new EOFException())))
                .isEqualTo("it ended before it was complete");
    }

    /** Each of the JDK's exceptions that can be made without a message. */
    @Test
    void noneIsWithoutWords() throws Exception {
        List<Throwable> silent = withoutMessage();

        assertThat(silent).hasSizeGreaterThan(150);
        assertThat(silent)
                .allSatisfy(failure -> assertThat(Reason.of(failure))
                        .isNotBlank()
                        .doesNotContainIgnoringCase("null)")
                        .isNotEqualToIgnoringCase("null")
                        .doesNotContain("Exception")
                        .doesNotContain("java."));
    }

    private static List<Throwable> withoutMessage() throws Exception {
        Path modules = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("modules");
        try (Stream<String> names = Stream.of("java.base", "java.net.http", "java.sql", "java.naming", "java.xml")
                .flatMap(module -> classes(modules.resolve(module)))) {
            return names.flatMap(ReasonTest::made).toList();
        }
    }

    private static Stream<String> classes(Path module) {
        try (Stream<Path> files = Files.walk(module.resolve("java"))) {
            return files
                    .map(file -> module.relativize(file).toString().replace('/', '.'))
                    .filter(name -> name.matches(".*(Exception|Error)\\.class"))
                    .map(name -> name.substring(0, name.length() - ".class".length()))
                    .toList()
                    .stream();
        } catch (IOException none) {
            return Stream.of();
        }
    }

    private static Stream<Throwable> made(String name) {
        try {
            Class<?> found = Class.forName(name, false, ClassLoader.getPlatformClassLoader());
            if (!Throwable.class.isAssignableFrom(found) || Modifier.isAbstract(found.getModifiers())) {
                return Stream.of();
            }
            Constructor<?> constructor = found.getConstructor();
            return Stream.of((Throwable) constructor.newInstance());
        } catch (ReflectiveOperationException needsMore) {
            return Stream.of();
        }
    }
}
