package teal.web.cockpit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZoneId;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import teal.access.PeopleNames;
import teal.inventory.Inventory;

/**
 * Adds to an answer what a page needs to show it to people: as {@code people}, the names of those whom it knows only by what
 * they sign in with, and as {@code zone} the time zone in which times are shown.
 */
@Component
class ForReaders {

    /** The fields of the board's answers that say who. */
    private static final Set<String> WHO =
            Set.of("requestedBy", "requestedFor", "assignee", "by", "answeredBy", "madeBy", "revokedBy");

    private final PeopleNames names;
    private final Inventory inventory;

    ForReaders(PeopleNames names, Inventory inventory) {
        this.names = names;
        this.inventory = inventory;
    }

    JsonNode in(JsonNode answer) {
        Set<String> who = new TreeSet<>();
        WHO.forEach(field -> answer.findValues(field).stream()
                .flatMap(ForReaders::texts)
                .filter(text -> !text.isBlank())
                .forEach(who::add));
        if (answer instanceof ObjectNode object) {
            object.put("zone", zone().getId());
            ObjectNode people = object.putObject("people");
            names.of(who).forEach(people::put);
        }
        return answer;
    }

    /** Theirs, if all applications have the same one: a page shows several of them. */
    private ZoneId zone() {
        Set<ZoneId> zones = inventory.all().stream()
                .map(managed -> managed.settings().zone())
                .collect(Collectors.toSet());
        return zones.size() == 1 ? zones.iterator().next() : ZoneId.of("UTC");
    }

    private static Stream<String> texts(JsonNode value) {
        return value.isArray()
                ? Stream.iterate(0, i -> i < value.size(), i -> i + 1)
                        .map(i -> value.get(i).asText(""))
                : Stream.of(value.asText(""));
    }
}
