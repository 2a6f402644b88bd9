package teal.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.authorization.Groups;

/**
 * Who may use an operation.
 *
 * @param least the minimum relation to Teal, whatever the person's groups
 * @param groups one of which is needed as well, where the minimum is not enough
 */
record Audience(Least least, Set<String> groups) {

    /** From strictest to most open. */
    enum Least {
        NOBODY,
        GROUP,
        MEMBERS,
        SIGNED_IN,
        ANYONE;

        private String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private static final String ADMINISTRATORS = "administrators";

    /**
     * As written in the list: {@code members}, or {@code operators, authors}.
     *
     * @throws IllegalArgumentException if a group is not one of Teal's
     */
    static Audience of(String text) {
        for (Least least : Least.values()) {
            if (least != Least.GROUP && least.word().equals(text)) {
                return new Audience(least, Set.of());
            }
        }
        Set<String> named = Set.of(text.split(", *"));
        for (String group : named) {
            boolean known = group.equals(ADMINISTRATORS)
                    || Arrays.stream(Role.values()).map(Role::group).anyMatch(group::equals);
            if (!known) {
                throw new IllegalArgumentException(
                        "found '" + group + "'; allowed: anyone, signed-in, members, nobody, " + ADMINISTRATORS
                                + " or one of Teal's groups");
            }
        }
        return new Audience(
                Least.GROUP,
                named.stream().filter(group -> !group.equals(ADMINISTRATORS)).collect(Collectors.toSet()));
    }

    boolean includesStrangers() {
        return least == Least.ANYONE;
    }

    /** Whether a signed-in person may use it. */
    boolean includes(Set<String> theirGroups, boolean member) {
        return switch (least) {
            case ANYONE, SIGNED_IN -> true;
            case MEMBERS -> member || theirGroups.contains(Groups.CAMUNDA_ADMIN);
            case GROUP ->
                theirGroups.contains(Groups.CAMUNDA_ADMIN) || groups.stream().anyMatch(theirGroups::contains);
            case NOBODY -> false;
        };
    }

    /** As written in the list. */
    @Override
    public String toString() {
        return least != Least.GROUP
                ? least.word()
                : groups.isEmpty() ? ADMINISTRATORS : groups.stream().sorted().collect(Collectors.joining(", "));
    }

    /** For messages: {@code this needs the group 'authors', and rita is not in it; ask an administrator}. */
    String refusal(String person) {
        return switch (least) {
            case ANYONE, SIGNED_IN -> "this needs a sign-in";
            case MEMBERS ->
                "this needs a group that may see releases, and " + person + " is in none; ask an administrator";
            case GROUP ->
                "this needs the group " + anyGroup() + ", and " + person
                        + (groups.size() > 1 ? " is in neither" : " is not in it") + "; ask an administrator";
            case NOBODY -> "nobody may do this";
        };
    }

    private String anyGroup() {
        return groups.isEmpty()
                ? "'" + Groups.CAMUNDA_ADMIN + "'"
                : groups.stream().sorted().map(group -> "'" + group + "'").collect(Collectors.joining(" or "));
    }
}
