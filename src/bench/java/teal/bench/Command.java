package teal.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import teal.lab.programs.ExitCode;

/** A contender that is a program of its own: what it takes is what its process takes. */
record Command(String name, Path directory, Map<String, String> environment, Function<String, List<String>> command)
        implements Contender {

    @Override
    public Duration release(String version) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command.apply(version))
                    .directory(directory.toFile())
                    .redirectErrorStream(true);
            builder.environment().putAll(environment);
            long begin = System.nanoTime();
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes());
            int exitCode = ExitCode.of(process);
            Duration took = Duration.ofNanos(System.nanoTime() - begin);
            if (exitCode != 0) {
                throw new IllegalStateException(name + " ended with exit code " + exitCode + ":\n" + output);
            }
            return took;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
