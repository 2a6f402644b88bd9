package teal.deploy;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import teal.release.Quoted;

/**
 * The files, directories and links of an archive, without their content. Whatever is added under one name stays what it is,
 * nothing lies below a link or a file, and no link leads out of the tree.
 */
final class ArchiveTree {

    /** One of Teal's own files in a version's directory. */
    static final String DIGEST_FILE = ".teal-sha256";

    private static final Set<String> MARKS = Set.of(DIGEST_FILE, ".teal-adopted", ".teal-from");

    /** Linux allows 40 links on the way to a file (path_resolution(7)). */
    private static final int MOST_LINKS = 40;

    private static final int MOST_CHARACTERS = 4_000;

    private enum Kind {
        FILE,
        DIRECTORY,
        LINK;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Predicate<String> allowedTarget;
    private final Map<String, Kind> kinds = new HashMap<>();
    private final Map<String, String> targets = new HashMap<>();

    /** @param allowedTarget which absolute targets symbolic links may have */
    ArchiveTree(Predicate<String> allowedTarget) {
        this.allowedTarget = allowedTarget;
    }

    int size() {
        return kinds.size();
    }

    void addFile(String name) {
        add(name, Kind.FILE);
    }

    void addDirectory(String name) {
        add(name, Kind.DIRECTORY);
    }

    void addSymbolicLink(String name, String target) {
        if (target.isEmpty()
                || target.length() > MOST_CHARACTERS
                || target.contains("\\")
                || target.chars().anyMatch(Character::isISOControl)) {
            throw new UnsafeArchive(
                    "the link " + Quoted.text(name) + " has no plain target, but " + Quoted.text(target));
        }
        add(name, Kind.LINK);
        targets.put(name, target);
    }

    /**
     * A hard link to a symbolic link would move it, and its relative target with it.
     *
     * @param target a plain name, see {@link #plain}
     */
    void addHardLink(String name, String target) {
        if (kinds.get(target) != Kind.FILE) {
            throw new UnsafeArchive("the hard link " + Quoted.text(name) + " leads to " + Quoted.text(target)
                    + ", which is not a file before it in the archive");
        }
        add(name, Kind.FILE);
    }

    private void add(String name, Kind kind) {
        if (MARKS.contains(name.split("/", 2)[0])) {
            throw new UnsafeArchive("the entry " + Quoted.text(name) + " has the name of Teal's own mark");
        }
        Kind before = kinds.put(name, kind);
        if (before != null && (before != kind || kind == Kind.LINK)) {
            throw new UnsafeArchive(
                    "the entry " + Quoted.text(name) + " is in it twice, as a " + before + " and as a " + kind);
        }
    }

    /** Checks what only the whole tree shows. */
    void check() {
        if (kinds.isEmpty()) {
            throw new UnsafeArchive("it is empty");
        }
        for (String name : kinds.keySet()) {
            for (int slash = name.indexOf('/'); slash > 0; slash = name.indexOf('/', slash + 1)) {
                Kind above = kinds.get(name.substring(0, slash));
                if (above == Kind.LINK || above == Kind.FILE) {
                    throw new UnsafeArchive("the entry " + Quoted.text(name) + " goes through a " + above);
                }
            }
        }
        targets.keySet().forEach(this::checkTarget);
    }

    /** Follows a link as the node would. What is not in the archive is taken for a directory. */
    private void checkTarget(String link) {
        String target = targets.getOrDefault(link, "");
        if (target.startsWith("/")) {
            if (!allowedTarget.test(target)) {
                throw leadsOut(link, target);
            }
            return;
        }
        Deque<String> at = new ArrayDeque<>(parts(link));
        at.removeLast();
        Deque<String> ahead = new ArrayDeque<>(parts(target));
        for (int followed = 0; !ahead.isEmpty(); ) {
            String part = ahead.removeFirst();
            if (part.equals("..")) {
                if (at.pollLast() == null) {
                    throw leadsOut(link, target);
                }
                continue;
            }
            at.addLast(part);
            String next = targets.get(String.join("/", at));
            if (next != null) {
                followed++;
                if (followed > MOST_LINKS) {
                    throw new UnsafeArchive("the link " + Quoted.text(link) + " leads round in a circle");
                }
                if (next.startsWith("/")) {
                    if (ahead.contains("..")) {
                        throw leadsOut(link, target);
                    }
                    return; // outside, where this other link is allowed to lead
                }
                at.removeLast();
                List<String> parts = parts(next);
                for (int i = parts.size() - 1; i >= 0; i--) {
                    ahead.addFirst(parts.get(i));
                }
            }
        }
    }

    private static List<String> parts(String path) {
        return Arrays.stream(path.split("/"))
                .filter(part -> !part.isEmpty() && !part.equals("."))
                .toList();
    }

    private static UnsafeArchive leadsOut(String link, String target) {
        return new UnsafeArchive(
                "the link " + Quoted.text(link) + " leads out of it, to " + Quoted.text(target),
                target.startsWith("/")
                        ? "if that is meant, and every node has it, name it in deployment.artifacts.links-to; otherwise"
                                + " rebuild the archive without it"
                        : "link to something in the archive, or to an absolute path that"
                                + " deployment.artifacts.links-to names");
    }

    /** The name without {@code ./} in front and slashes at the end; empty for the archive's own directory. */
    static String plain(String raw) {
        String name = raw.replaceAll("/+$", "");
        while (name.startsWith("./")) {
            name = name.substring(2).replaceAll("^/+", "");
        }
        if (raw.startsWith("/")
                || raw.contains("\\")
                || raw.length() > MOST_CHARACTERS
                || raw.indexOf('\uFFFD') >= 0
                || raw.chars().anyMatch(Character::isISOControl)) {
            throw new UnsafeArchive("the entry " + Quoted.text(raw) + " has no plain relative name in UTF-8");
        }
        if (name.isEmpty() || name.equals(".")) {
            return "";
        }
        for (String part : name.split("/", -1)) {
            if (part.isEmpty() || part.equals("..") || part.equals(".")) {
                throw new UnsafeArchive("the entry " + Quoted.text(raw) + " leaves the archive");
            }
        }
        return name;
    }
}
