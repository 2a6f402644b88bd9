package teal.board;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The path that a release took through one diagram.
 *
 * @param instance the process instance
 * @param caller the instance that called it; empty for the release itself
 * @param definition the process definition that the diagram belongs to
 * @param process the process key
 * @param name its name for people
 * @param cluster the cluster for which it was called
 * @param passed the completed activities, each as often as it completed
 * @param cancelled the cancelled activities
 * @param current the activities where it is now
 * @param flows the sequence flows taken, each as often as it was taken
 */
public record DiagramPath(
        String instance,
        Optional<String> caller,
        String definition,
        String process,
        String name,
        Optional<String> cluster,
        Instant start,
        List<String> passed,
        List<String> cancelled,
        List<String> current,
        List<String> flows) {}
