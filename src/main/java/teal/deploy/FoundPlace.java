package teal.deploy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import teal.release.Checklist;
import teal.release.Node;

/** Reads and judges the output of check.sh: {@code missing tar}, {@code free 1234} and so on, and at the end {@code checked}. */
final class FoundPlace {

    /** More, and the times in logs and certificates mean something else there. */
    private static final Duration MOST_APART = Duration.ofSeconds(60);

    private final List<String> missing = new ArrayList<>();
    private final List<String> unwritable = new ArrayList<>();
    private final Map<String, String> values = new HashMap<>();

    private FoundPlace() {}

    /** @throws teal.release.TechnicalFailure if the end is missing */
    static FoundPlace read(Node node, String output) {
        FoundPlace place = new FoundPlace();
        for (String line : output.lines().toList()) {
            String[] words = line.split(" ", 2);
            String value = words.length == 2 ? words[1].strip() : "";
            switch (words[0]) {
                case "missing" -> place.missing.add(value);
                case "unwritable" -> place.unwritable.add(value);
                default -> place.values.put(words[0], value);
            }
        }
        if (!place.values.containsKey("checked")) {
            throw Plumbing.cut(node, "looking around", output);
        }
        return place;
    }

    /**
     * @param before when the node was asked
     * @param after when it had answered
     */
    void judge(Checklist list, String directory, Instant before, Instant after) {
        list.add(
                missing.isEmpty(),
                "tools",
                missing.isEmpty() ? "all there" : "not there: " + String.join(", ", missing),
                "install them, or put them into the account's PATH");
        String place = values.getOrDefault("place", directory);
        list.add(
                unwritable.isEmpty(),
                "directory",
                unwritable.isEmpty()
                        ? directory + (place.equals(directory) ? " is there, and writable" : " can be made in " + place)
                        : String.join(", ", unwritable) + " is not a directory that the account "
                                + values.getOrDefault("account", "") + " may write to",
                "change its owner or permissions, or correct deployment.directory");
        judgeSpace(list, "disk", "free", "size", "KiB", "make room");
        judgeSpace(list, "inodes", "inodes", "files", "inodes", "remove files that nobody needs");
        judgeClock(list, before, after);
    }

    /** Twice what the current version takes: the upload and what is unpacked from it. */
    private void judgeSpace(Checklist list, String question, String free, String used, String unit, String advice) {
        OptionalLong left = number(free);
        if (left.isEmpty()) {
            list.passed(question, "its file system does not count them");
            return;
        }
        long needed = Math.max(1, 2 * number(used).orElse(0));
        list.add(
                left.getAsLong() >= needed,
                question,
                left.getAsLong() + " " + unit + " are free"
                        + (number(used).isPresent() ? "; a version like the current one needs " + needed : ""),
                advice);
    }

    private void judgeClock(Checklist list, Instant before, Instant after) {
        OptionalLong seconds = number("clock");
        if (seconds.isEmpty()) {
            list.notAsked("clock", "date +%s prints no number there", "");
            return;
        }
        Instant there = Instant.ofEpochSecond(seconds.getAsLong());
        Duration apart = there.isBefore(before)
                ? Duration.between(there, before)
                : there.isAfter(after) ? Duration.between(after, there) : Duration.ZERO;
        list.add(
                apart.compareTo(MOST_APART) <= 0,
                "clock",
                apart.toSeconds() + " s " + (there.isAfter(after) ? "ahead of" : "behind") + " Teal's",
                "set both clocks right");
    }

    private OptionalLong number(String name) {
        String value = values.getOrDefault(name, "");
        return value.matches("[0-9]{1,18}") ? OptionalLong.of(Long.parseLong(value)) : OptionalLong.empty();
    }
}
