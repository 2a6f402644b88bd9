package teal.deploy;

import java.util.Arrays;
import java.util.Optional;
import teal.release.Node;
import teal.release.Setting;
import teal.release.Version;

/**
 * What runs on a node from a directory that Teal did not make.
 *
 * @param from the directory, absolute; {@code {node}} in it stands for the node's name
 * @param version as the application reports it
 * @param artifact the version's artifact, if it is at hand; what is the same file by file comes from it
 */
public record AdoptedTree(String from, Version version, Optional<ArtifactFiles> artifact) {

    public AdoptedTree {
        Setting.check(
                "from",
                from,
                AdoptedTree::isAbsolute,
                "the absolute directory that the application runs from, without '..' and control characters");
    }

    String on(Node node) {
        return from.replace("{node}", node.name());
    }

    private static boolean isAbsolute(String found) {
        return found.matches("/.*[^/].*")
                && found.chars().noneMatch(Character::isISOControl)
                && Arrays.stream(found.split("/")).noneMatch(".."::equals);
    }
}
