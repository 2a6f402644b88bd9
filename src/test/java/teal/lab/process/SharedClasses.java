package teal.lab.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import teal.lab.programs.ExitCode;

/**
 * The classes of Teal's libraries as a JVM has them in memory (class data sharing, JEP 310). The tests start Teal some forty
 * times, and this saves a third of the processor time of each start. Created once for each build directory and JVM, at the
 * first start.
 */
final class SharedClasses {

    private static final Path DIRECTORY = Path.of("target", "shared-classes");

    private SharedClasses() {}

    /**
     * The jars first, since an archive cannot include directories, and is used only if the class path begins with the one it
     * was made from.
     */
    static String jarsFirst(String classPath) {
        return String.join(
                File.pathSeparator,
                Stream.concat(jars(classPath), directories(classPath)).toList());
    }

    /** The JVM's flag. A JVM that cannot use the archive goes on without it. */
    static String flag() {
        return "-XX:SharedArchiveFile=" + archive().toAbsolutePath();
    }

    private static synchronized Path archive() {
        String classPath = System.getProperty("java.class.path");
        String name = System.getProperty("java.vm.version") + "-" + Integer.toHexString(classPath.hashCode());
        Path archive = DIRECTORY.resolve(name + ".jsa");
        try {
            Files.createDirectories(DIRECTORY);
            // The build runs tests in several JVMs
            Path token = DIRECTORY.resolve(".turn");
            try (FileChannel one = FileChannel.open(token, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                one.lock();
                if (!Files.exists(archive)) {
                    make(archive, classPath);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return archive;
    }

    private static void make(Path archive, String classPath) throws IOException {
        Path names = Files.createTempFile(DIRECTORY, "classes", ".lst").toAbsolutePath();
        Path made = Files.createTempFile(DIRECTORY, "made", ".jsa").toAbsolutePath();
        Path home = Files.createTempDirectory("teal-classes");
        List<String> listing = List.of("-XX:DumpLoadedClassList=" + names);
        try (TealProcess teal = TealProcess.start(home, Map.of("server.port", 0), listing)) {
            teal.awaitReady();
            teal.stop();
        }
        String jars = String.join(File.pathSeparator, jars(classPath).toList());
        ExitCode.of(new ProcessBuilder(
                        TealProcess.java(),
                        "-XX:+UseSerialGC",
                        "-Xshare:dump",
                        "-XX:SharedClassListFile=" + names,
                        "-XX:SharedArchiveFile=" + made,
                        "-cp",
                        jars)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.DISCARD)
                .start());
        Files.move(made, archive, StandardCopyOption.REPLACE_EXISTING);
        Files.delete(names);
    }

    private static Stream<String> jars(String classPath) {
        return Stream.of(classPath.split(File.pathSeparator)).filter(entry -> entry.endsWith(".jar"));
    }

    private static Stream<String> directories(String classPath) {
        return Stream.of(classPath.split(File.pathSeparator)).filter(entry -> !entry.endsWith(".jar"));
    }
}
