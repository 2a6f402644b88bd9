package teal.access;

import java.util.Locale;

/** The groups that Teal's processes and rights refer to. */
public enum Role {
    REQUESTERS("Requesters"),
    APPROVERS("Approvers"),
    OPERATORS("Operators"),
    AUTHORS("Process authors"),
    AUDITORS("Auditors");

    private final String title;

    Role(String title) {
        this.title = title;
    }

    /** The group's id in the engine, as used in diagrams. */
    public String group() {
        return name().toLowerCase(Locale.ROOT);
    }

    String title() {
        return title;
    }
}
