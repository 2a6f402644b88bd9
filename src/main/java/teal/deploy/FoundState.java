package teal.deploy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import teal.release.Node;
import teal.release.PermanentRefusal;
import teal.release.Quoted;
import teal.release.TechnicalFailure;
import teal.release.Version;

/**
 * Reads the output of inspect.sh: {@code missing tar}, {@code current releases/1.0.0}, {@code previous ...}, {@code complete
 * 1.0.0}, {@code digest 1.0.0 <SHA-256>}, {@code adopted 1.0.0} and, at the end, {@code seen}.
 */
final class FoundState {

    private static final String RELEASES = "releases/";
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    private FoundState() {}

    /** @throws TechnicalFailure if the end is missing: a truncated answer does not mean a node without versions */
    static NodeState read(Node node, String output) {
        boolean seen = false;
        Optional<Version> current = Optional.empty();
        Optional<Version> previous = Optional.empty();
        List<Version> complete = new ArrayList<>();
        Set<Version> adopted = new HashSet<>();
        List<String> missing = new ArrayList<>();
        Map<Version, String> digests = new HashMap<>();
        for (String line : output.lines().toList()) {
            String[] words = line.split(" ", 2);
            String value = words.length == 2 ? words[1] : "";
            switch (words[0]) {
                case "current" ->
                    current = Optional.of(Optional.ofNullable(linked(value)).orElseThrow(() -> foreign(node, value)));
                case "previous" -> previous = Optional.ofNullable(linked(value));
                case "missing" -> missing.add(value);
                case "seen" -> seen = true;
                case "complete" -> Optional.ofNullable(version(value)).ifPresent(complete::add);
                case "adopted" -> Optional.ofNullable(version(value)).ifPresent(adopted::add);
                case "digest" -> {
                    String[] made = value.split(" ", 2);
                    Optional.ofNullable(version(made[0]))
                            .filter(version ->
                                    made.length == 2 && SHA_256.matcher(made[1]).matches())
                            .ifPresent(version -> digests.put(version, made[1]));
                }
                default -> {
                    // A complaint of one of the node's tools
                }
            }
        }
        if (!seen) {
            throw Plumbing.cut(node, "looking at the directory", output);
        }
        return new NodeState(node, current, previous, complete, digests, adopted, missing);
    }

    private static @Nullable Version linked(String target) {
        return target.startsWith(RELEASES) ? version(target.substring(RELEASES.length())) : null;
    }

    private static @Nullable Version version(String name) {
        try {
            return new Version(name);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static PermanentRefusal foreign(Node node, String target) {
        return new PermanentRefusal("node " + node.name() + ": current points at " + Quoted.text(target)
                + ", which is not one of Teal's releases; make it a link into releases/");
    }
}
