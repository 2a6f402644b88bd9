package teal.board;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The way that a release took through one diagram.
 *
 * @param instance the process instance
 * @param caller the instance that called it; empty for the release itself
 * @param definition whose diagram it is
 * @param process the process's key
 * @param name what people call it
 * @param cluster the cluster that it was called for
 * @param passed the activities that were finished, each as often as it was
 * @param cancelled the activities that were broken off
 * @param current where it is now
 * @param flows the sequence flows that it took, each as often as it did
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
