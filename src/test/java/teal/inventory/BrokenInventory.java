package teal.inventory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;

/** Breaks properties of a good inventory at random, and knows which paths have to be named. */
final class BrokenInventory {

    /** What is done to a property. */
    enum Fault {
        WRONG_TYPE,
        LIST_FOR_VALUE,
        BLOCK_FOR_VALUE,
        MISSPELT,
        MISSING,
        OUT_OF_RANGE,
        WRONG_PLACE,
        LIST_FOR_BLOCK,
        BLOCK_FOR_LIST,
        VALUE_FOR_BLOCK,
        EMPTY,
        NULL
    }

    /** A property in its block. */
    private record Spot(Map<String, Object> block, String parent, String key) {

        Object value() {
            return block.getOrDefault(key, "");
        }

        String path() {
            return parent + "." + key;
        }

        boolean isValue() {
            return !(value() instanceof Map) && !(value() instanceof List);
        }

        boolean overlaps(String other) {
            return path().equals(other)
                    || path().startsWith(other + ".")
                    || other.startsWith(path() + ".")
                    || path().startsWith(other + "[")
                    || other.startsWith(path() + "[");
        }
    }

    /** Without a default, in the words of the documentation. */
    private static final Set<String> REQUIRED = Set.of(
            "clusters",
            "traffic",
            "deployment",
            "verification",
            "target",
            "nodes",
            "http",
            "record",
            "zone",
            "primary",
            "tsig",
            "secret",
            "directory",
            "commands",
            "restart",
            "run",
            "ssh",
            "user",
            "identity",
            "known-hosts",
            "artifacts",
            "from",
            "public-url",
            "file",
            "address");

    /** Any text is right there. */
    private static final Set<String> FREE = Set.of(
            "restart",
            "out-of-service",
            "in-service",
            "connections",
            "run",
            "unless",
            "text",
            "value",
            "body",
            "name",
            "host",
            "directory",
            "group",
            "escalate-to");

    private final Random random;
    private final Map<String, Object> root;
    private final List<String> touched = new ArrayList<>();
    private final Set<String> expected = new TreeSet<>();

    BrokenInventory(String yaml, Random random) {
        this.random = random;
        this.root = new Yaml().load(yaml);
    }

    /** Breaks so many properties, none of them within another one. */
    BrokenInventory withFaults(int number) {
        for (int made = 0; made < number; ) {
            List<Spot> spots = spots();
            Spot spot = spots.get(random.nextInt(spots.size()));
            Fault fault = Fault.values()[random.nextInt(Fault.values().length)];
            if (touched.stream().noneMatch(spot::overlaps) && !expected.contains(spot.path()) && apply(fault, spot)) {
                made++;
            }
        }
        return this;
    }

    /** The paths that have to be named, no other one. */
    Set<String> expected() {
        return expected;
    }

    String yaml() {
        return new Yaml().dump(root);
    }

    private boolean apply(Fault fault, Spot spot) {
        return switch (fault) {
            case WRONG_TYPE -> spot.isValue() && !FREE.contains(spot.key) && replace(spot, "!nothing of the kind!");
            case LIST_FOR_VALUE -> spot.isValue() && replace(spot, new ArrayList<>(List.of("one", "two")));
            case BLOCK_FOR_VALUE -> spot.isValue() && replace(spot, new LinkedHashMap<>(Map.of("one", "two")));
            case LIST_FOR_BLOCK -> spot.value() instanceof Map && replace(spot, new ArrayList<>(List.of("one", "two")));
            case BLOCK_FOR_LIST ->
                spot.value() instanceof List && replace(spot, new LinkedHashMap<>(Map.of("one", "two")));
            case VALUE_FOR_BLOCK -> spot.value() instanceof Map && replace(spot, "a text");
            case EMPTY -> spot.isValue() && replace(spot, "");
            case NULL -> !(spot.value() instanceof List) && !isNames(spot) && replace(spot, null);
            case OUT_OF_RANGE -> outOfRange(spot);
            case MISSING -> REQUIRED.contains(spot.key) && isRequired(spot) && missing(spot);
            case MISSPELT -> misspelt(spot);
            case WRONG_PLACE -> wrongPlace(spot);
        };
    }

    private static boolean isRequired(Spot spot) {
        return !(spot.key.equals("file") && !spot.parent.endsWith("smoke-script"))
                && !spot.parent.contains(".via[")
                && !(spot.key.equals("address") && spot.parent.endsWith("artifacts"));
    }

    private boolean replace(Spot spot, @Nullable Object value) {
        spot.block.put(spot.key, value);
        return expect(spot, spot.path());
    }

    private boolean expect(Spot spot, String path) {
        touched.add(spot.path());
        expected.add(path);
        return true;
    }

    private boolean outOfRange(Spot spot) {
        if (spot.value() instanceof Integer) {
            return replace(spot, random.nextBoolean() ? 100_000_000 : -1);
        }
        return spot.value() instanceof String text
                && text.matches("\\d+(ms|s|m|h|d)")
                && replace(spot, random.nextBoolean() ? "100000h" : "-1s");
    }

    /** A user is missed for the password beside it, which has to stay as it is. */
    private boolean missing(Spot spot) {
        String password = spot.parent + ".password";
        if (spot.key.equals("user") && spot.block.containsKey("password")) {
            touched.add(password);
        } else if (spot.key.equals("user") && touched.contains(password)) {
            return false;
        }
        spot.block.remove(spot.key);
        return expect(spot, spot.path());
    }

    private boolean misspelt(Spot spot) {
        int at = random.nextInt(spot.key.length());
        String key = spot.key.substring(0, at) + "x" + spot.key.substring(random.nextBoolean() ? at : at + 1);
        if (isName(spot) || spot.block.containsKey(key)) {
            return false;
        }
        spot.block.put(key, spot.block.remove(spot.key));
        return expect(spot, spot.parent + "." + key);
    }

    /** One step to the right, below the property before it. */
    private boolean wrongPlace(Spot spot) {
        List<String> keys = new ArrayList<>(spot.block.keySet());
        int at = keys.indexOf(spot.key);
        if (at == 0 || isName(spot) || !(spot.block.get(keys.get(at - 1)) instanceof Map<?, ?> before)) {
            return false;
        }
        String neighbour = keys.get(at - 1);
        String path = spot.parent + "." + neighbour;
        boolean free = touched.stream().noneMatch(new Spot(spot.block, spot.parent, neighbour)::overlaps);
        if (!free || neighbour.equals("tasks") || neighbour.equals("endpoints") || before.containsKey(spot.key)) {
            return false;
        }
        @SuppressWarnings("unchecked")
        Map<String, Object> wrong = (Map<String, Object>) before;
        wrong.put(spot.key, spot.block.remove(spot.key));
        touched.add(path);
        return expect(spot, path + "." + spot.key);
    }

    /** Empty ones are as good as none. */
    private static boolean isNames(Spot spot) {
        return spot.key.equals("tasks") || spot.key.equals("endpoints");
    }

    /** Names that people give are no properties. */
    private static boolean isName(Spot spot) {
        return spot.parent.endsWith(".tasks") || spot.parent.endsWith(".endpoints");
    }

    private List<Spot> spots() {
        List<Spot> all = new ArrayList<>();
        collect(child(child(child(root, "teal"), "applications"), "shop"), "teal.applications.shop", all);
        return all;
    }

    private static void collect(Object value, String path, List<Spot> all) {
        if (value instanceof Map<?, ?> found) {
            @SuppressWarnings("unchecked")
            Map<String, Object> block = (Map<String, Object>) found;
            for (String key : block.keySet()) {
                // Headers have any name and any text, and there need not be any.
                if (key.equals("headers")) {
                    continue;
                }
                all.add(new Spot(block, path, key));
                collect(block.get(key), path + "." + key, all);
            }
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                collect(list.get(i), path + "[" + i + "]", all);
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> child(Map<String, Object> block, String key) {
        return (Map<String, Object>) block.getOrDefault(key, Map.of());
    }
}
