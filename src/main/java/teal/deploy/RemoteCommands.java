package teal.deploy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import teal.release.FencingToken;
import teal.release.Node;
import teal.release.Version;

/**
 * Every command that Teal runs on a node, as a whole script for a POSIX shell. The scripts are resources in this package;
 * variable parts are passed to them as arguments, quoted here and nowhere else.
 *
 * <p>One command does a whole step: on a link to another continent, each round trip costs more than the step. Exit codes: 0
 * done, 3 a person has to change something first, 86 superseded by a later attempt, anything else may work when retried.
 * Commands that change a node are fenced: the node lets only the newest attempt act.
 */
final class RemoteCommands {

    static final int REFUSED = 3;
    static final int OUT_OF_TURN = 86;

    /** Counts users' connections if the inventory names no command for it. */
    static final String COUNT_CONNECTIONS = script("connections");

    private static final String FENCE = script("fence");
    private static final String CHECK = script("check");
    private static final String INSPECT = script("inspect");
    private static final String REMOVE = script("remove") + "\n";
    private static final String PREPARE = REMOVE + script("prepare");
    private static final String FINISH = REMOVE + script("finish");
    private static final String ABANDON = REMOVE + script("abandon");
    private static final String SWITCH = script("switch");
    private static final String RUN = script("run");
    private static final String ADOPT = REMOVE + script("adopt");
    private static final String LISTENS = script("listens");
    private static final String RECEIVE = script("receive");
    private static final String PROCESS = script("process");

    private final String directory;
    private final String attempt;

    /** Only for reading. */
    RemoteCommands(String directory) {
        this(directory, "");
    }

    RemoteCommands(String directory, FencingToken token) {
        this(directory, Long.toString(token.number()));
    }

    private RemoteCommands(String directory, String attempt) {
        this.directory = directory;
        this.attempt = attempt;
    }

    /** Whether a release could work on the node. Writes nothing there. */
    String check() {
        return shell(CHECK, directory);
    }

    String inspect() {
        return shell(INSPECT, directory);
    }

    /** Reads as well, and leaves earlier attempts nothing to do. */
    String overtake() {
        return fenced(INSPECT, directory);
    }

    /** @param replacing the SHA-256 for which a version from another artifact gives way; empty: it stays */
    String prepare(Version version, String temporaryName, long kibibytes, String replacing) {
        return fenced(PREPARE, directory, version.value(), temporaryName, Long.toString(kibibytes), replacing);
    }

    /** Where SFTP writes the artifact between {@link #prepare} and {@link #finish}. */
    String uploadPath(String temporaryName) {
        return directory + "/releases/" + temporaryName + "/upload";
    }

    /** @param sent the SHA-256 of what was sent */
    String finish(Version version, String temporaryName, Artifact artifact, String sent, int keep) {
        return fenced(
                FINISH,
                directory,
                version.value(),
                temporaryName,
                sent,
                artifact.isArchive() ? "tar" : "file",
                artifact.fileName(),
                artifact.sha256(),
                Integer.toString(keep));
    }

    String abandon(String temporaryName) {
        return shell(ABANDON, directory, temporaryName);
    }

    /** Refused if {@code current} is not one of the expected versions, or the version comes from another artifact. */
    String switchTo(VersionSwitch wanted) {
        return fenced(
                SWITCH,
                directory,
                wanted.to().value(),
                wanted.from().stream().map(Version::value).sorted().collect(Collectors.joining(" ")),
                wanted.sha256().orElse(""));
    }

    /** Whether what runs from another directory could be laid out as a version. Changes nothing. */
    String looksAdoptable(String from, AdoptedTree tree) {
        return shell(ADOPT, adoption(from, tree, "", "look"));
    }

    /** Lays it out. */
    String adopt(String from, AdoptedTree tree, String temporaryName) {
        return fenced(ADOPT, adoption(from, tree, temporaryName, "do"));
    }

    private String[] adoption(String from, AdoptedTree tree, String temporaryName, String what) {
        return new String[] {
            directory,
            from,
            tree.version().value(),
            temporaryName,
            what,
            tree.artifact().map(ArtifactFiles::artifact).orElse(""),
            tree.artifact().map(ArtifactFiles::list).orElse("")
        };
    }

    /** The directories that the processes behind a port run in, as far as the account may see them. */
    static String listens(int port) {
        return shell(LISTENS, Integer.toString(port));
    }

    /** Runs a command from the inventory. An empty version means the current one, looked up on the node. */
    String run(Node node, String version, String inventoryCommand) {
        String[] arguments = {directory, node.name(), Integer.toString(node.httpPort()), version, inventoryCommand};
        return attempt.isEmpty() ? shell(RUN, arguments) : fenced(RUN, arguments);
    }

    /** Writes its standard input to the path that {@link #uploadPath} gave. */
    static String receive(String path) {
        return shell(RECEIVE, path);
    }

    /** Reads which version a process runs. */
    String process(String kind, String name) {
        return shell(PROCESS, directory, kind, name);
    }

    /** The same for one that changes the node, on a terminal where it needs one. */
    String change(Node node, String version, String inventoryCommand, boolean terminal) {
        return terminal
                ? fenced(
                        RUN,
                        directory,
                        node.name(),
                        Integer.toString(node.httpPort()),
                        version,
                        inventoryCommand,
                        "terminal")
                : run(node, version, inventoryCommand);
    }

    private String fenced(String script, String... arguments) {
        if (attempt.isEmpty()) {
            throw new IllegalStateException("a command that changes a node needs a fencing token");
        }
        return shell(
                FENCE + "\n" + script,
                Stream.concat(Stream.of(attempt), Stream.of(arguments)).toArray(String[]::new));
    }

    private static String shell(String script, String... arguments) {
        return Stream.of(arguments).map(RemoteCommands::quote).collect(Collectors.joining(" ", "set -- ", "\n"))
                + script;
    }

    /** A single word for a POSIX shell, whatever it contains. */
    static String quote(String text) {
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a command's argument with a NUL character");
        }
        return "'" + text.replace("'", "'\\''") + "'";
    }

    private static String script(String name) {
        try (InputStream resource = RemoteCommands.class.getResourceAsStream(name + ".sh")) {
            return new String(Objects.requireNonNull(resource, name).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
