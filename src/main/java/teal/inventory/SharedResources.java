package teal.inventory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import teal.release.Node;

/**
 * What two applications may not have in common: the record that says where users are, and a directory on a node, in whatever
 * way it is spelled. A release of the one would then be a change of the other.
 */
final class SharedResources {

    /** A directory that belongs to an application, on one machine. */
    private record Place(String application, Node node, String written, String plain) {

        boolean overlaps(Place other) {
            return plain.equals(other.plain)
                    || plain.startsWith(slash(other.plain))
                    || other.plain.startsWith(slash(plain));
        }

        private static String slash(String path) {
            return path.isEmpty() || path.endsWith("/") ? path : path + "/";
        }
    }

    private final Map<String, ApplicationSettings> applications;
    private final List<Mistake> mistakes = new ArrayList<>();

    SharedResources(Map<String, ApplicationSettings> applications) {
        this.applications = applications;
    }

    List<Mistake> mistakes() {
        findRecords();
        findDirectories();
        return mistakes;
    }

    private void findRecords() {
        Map<String, String> owners = new HashMap<>();
        applications.forEach((name, settings) -> {
            String record = settings.traffic().record();
            String other = owners.putIfAbsent(record, name);
            if (other != null) {
                mistakes.add(Mistake.at(
                        path(name, "traffic.record"),
                        "'" + record + "'",
                        "a record of its own (application " + other + " has the same)",
                        null));
            }
        });
    }

    private void findDirectories() {
        Map<String, List<Place>> byMachine = new HashMap<>();
        applications.forEach((name, settings) -> settings.clusters().stream()
                .flatMap(cluster -> cluster.nodes().stream())
                .forEach(node -> take(byMachine, place(name, settings, node), settings)));
    }

    private void take(Map<String, List<Place>> byMachine, Place place, ApplicationSettings settings) {
        // A relative directory begins at the account's own, so that accounts matter there.
        String account =
                place.plain.startsWith("/") ? "" : settings.deployment().ssh().user() + "@";
        List<Place> others = byMachine.computeIfAbsent(account + place.node.sshAddress(), machine -> new ArrayList<>());
        String path = path(place.application, "deployment.directory");
        others.stream()
                .filter(other -> !other.application.equals(place.application) && place.overlaps(other))
                .findFirst()
                .filter(other ->
                        mistakes.stream().noneMatch(mistake -> mistake.path().equals(path)))
                .ifPresent(other -> mistakes.add(Mistake.at(
                        path,
                        "'" + place.written + "' on " + place.node.sshAddress() + " (node " + place.node.name() + ")",
                        "a directory apart from '" + other.written + "' of application " + other.application
                                + " on the same machine",
                        null)));
        others.add(place);
    }

    private static Place place(String application, ApplicationSettings settings, Node node) {
        String written = settings.deployment().directory().replace("{node}", node.name());
        return new Place(application, node, written, plain(written));
    }

    /** {@code /srv//./shop/} is {@code /srv/shop}. */
    private static String plain(String directory) {
        return Arrays.stream(directory.split("/"))
                .filter(part -> !part.isEmpty() && !part.equals("."))
                .collect(Collectors.joining("/", directory.startsWith("/") ? "/" : "", ""));
    }

    private static String path(String application, String property) {
        return "teal.applications." + application + "." + property;
    }
}
