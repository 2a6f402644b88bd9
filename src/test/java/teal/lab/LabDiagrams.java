package teal.lab;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_DELETE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_MODIFY;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import teal.access.SystemPrincipal;
import teal.process.request.NewestDiagrams;

/**
 * Deploys what an author saves in a directory of diagrams while Teal runs, and reports the result. All files are deployed
 * together, as they are.
 */
final class LabDiagrams implements AutoCloseable {

    /** Editors save in several steps; this long after the last one, the files are complete. */
    private static final long QUIET_MILLISECONDS = 300;

    /** Declares the deployment complete: files that it does not contain are gone. */
    private static final String WHOLE = "whole set";

    private final Path directory;
    private final RepositoryService repository;
    private final Consumer<String> console;
    private final WatchService changes;
    private Map<String, byte[]> known;

    private LabDiagrams(Path directory, RepositoryService repository, Consumer<String> console) throws IOException {
        this.directory = directory;
        this.repository = repository;
        this.console = console;
        this.changes = directory.getFileSystem().newWatchService();
        directory.register(changes, ENTRY_CREATE, ENTRY_MODIFY, ENTRY_DELETE);
        this.known = files();
    }

    /** @param console receives the result of each change */
    static LabDiagrams watch(Path directory, RepositoryService repository, Consumer<String> console) {
        try {
            LabDiagrams diagrams = new LabDiagrams(directory, repository, console);
            Thread watcher = new Thread(() -> SystemPrincipal.run("lab", diagrams::watch), "diagrams");
            watcher.setDaemon(true);
            watcher.start();
            return diagrams;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void watch() {
        try {
            while (true) {
                WatchKey change = changes.take();
                while (change != null) {
                    change.pollEvents();
                    change.reset();
                    change = changes.poll(QUIET_MILLISECONDS, TimeUnit.MILLISECONDS);
                }
                deployWhatChanged();
            }
        } catch (ClosedWatchServiceException closed) {
            // The lab ends.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void deployWhatChanged() {
        try {
            Map<String, byte[]> now = files();
            List<String> changed = now.keySet().stream()
                    .filter(name -> !Arrays.equals(now.get(name), known.get(name)))
                    .toList();
            List<String> gone = known.keySet().stream()
                    .filter(name -> !now.containsKey(name))
                    .toList();
            String happened =
                    changed.isEmpty() ? "gone" : changed.stream().noneMatch(known::containsKey) ? "new" : "changed";
            known = now;
            if (!changed.isEmpty() || !gone.isEmpty()) {
                deploy(now, changed, gone, happened);
            }
        } catch (IOException | UncheckedIOException e) {
            console.accept(directory + " cannot be read: " + e.getMessage() + "; save once more");
        }
    }

    private void deploy(Map<String, byte[]> files, List<String> changed, List<String> gone, String happened) {
        String names = Stream.concat(changed.stream(), gone.stream()).collect(Collectors.joining(", "));
        String what = directory.resolve(names) + " " + happened + ": ";
        DeploymentBuilder deployment =
                repository.createDeployment().name(names).source(gone.isEmpty() ? directory.toString() : WHOLE);
        files.forEach((name, content) -> deployment.addInputStream(name, new ByteArrayInputStream(content)));
        try {
            List<ProcessDefinition> processes = deployment.deployWithResult().getDeployedProcessDefinitions().stream()
                    .filter(process -> changed.contains(process.getResourceName()) || belongsToAll(process, changed))
                    .toList();
            console.accept(what + "deployed as "
                    + processes.stream()
                            .map(process -> "version " + process.getVersion() + " of " + process.getKey())
                            .sorted()
                            .collect(Collectors.joining(", "))
                    + (processes.stream().allMatch(LabDiagrams::isAnotherRelease)
                            ? "; applications that name it under 'processes' in the inventory can be released by it"
                            : "; the next release runs it"));
        } catch (ProcessEngineException refused) {
            console.accept(what + String.valueOf(refused.getMessage()).replace("\n", "\n  ")
                    + "\n  Until then the next release runs what was deployed before.");
        }
    }

    private static boolean isAnotherRelease(ProcessDefinition process) {
        return process.isStartableInTasklist() && !process.getKey().equals(NewestDiagrams.MAIN_PROCESS);
    }

    /** Forms, decisions and removed files have no version that people would look for: they belong to the release. */
    private static boolean belongsToAll(ProcessDefinition process, List<String> changed) {
        return process.getKey().equals(NewestDiagrams.MAIN_PROCESS)
                && changed.stream().noneMatch(name -> name.endsWith(".bpmn"));
    }

    private Map<String, byte[]> files() throws IOException {
        Map<String, byte[]> contents = new TreeMap<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.filter(LabDiagrams::isDeployed).toList()) {
                contents.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        }
        return contents;
    }

    private static boolean isDeployed(Path file) {
        return file.toString().matches(".*\\.(bpmn|form|dmn)");
    }

    @Override
    public void close() throws IOException {
        changes.close();
    }
}
