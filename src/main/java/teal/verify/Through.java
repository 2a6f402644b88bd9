package teal.verify;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import teal.release.Cluster;
import teal.release.Setting;

/** What is asked about a cluster: each of its nodes, the entrances that its users come through, or both. */
enum Through {
    NODES,
    ENTRANCES,
    BOTH;

    static String check(@Nullable String found) {
        return Setting.check(
                "through",
                Setting.orElse(found, NODES.text()),
                text -> texts().contains(text),
                String.join(", ", texts()));
    }

    static Through of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    private static List<String> texts() {
        return Arrays.stream(values()).map(Through::text).toList();
    }

    private String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean has(Target target) {
        return this == BOTH || (this == ENTRANCES) == target.isEntrance();
    }

    /** The nodes and then the entrances, as far as they are asked. */
    List<Target> targets(Cluster cluster) {
        return Stream.concat(
                        cluster.nodes().stream().map(Target::of),
                        cluster.entrances().stream().map(entrance -> Target.of(cluster, entrance)))
                .filter(this::has)
                .toList();
    }
}
