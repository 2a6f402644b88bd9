package teal.audit;

import teal.release.Masked;

/** The part of an action that is recorded; secrets are masked, and texts cut to fit the table. */
record Act(String person, String act, String subject, String details) {

    static final int MOST_DETAILS = 2000;
    private static final int MOST = 255;

    Act {
        person = cut(person, MOST);
        act = cut(act, MOST);
        subject = cut(Masked.text(subject), MOST);
        details = cut(Masked.text(details), MOST_DETAILS);
    }

    /** PostgreSQL cannot store the NUL character. */
    private static String cut(String text, int most) {
        String stored = text.replace('\0', ' ');
        return stored.length() > most ? stored.substring(0, most - 3) + "..." : stored;
    }
}
