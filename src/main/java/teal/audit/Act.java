package teal.audit;

/** What is to be kept of an act; texts are cut to what the table takes. */
record Act(String person, String act, String subject, String details) {

    static final int MOST_DETAILS = 2000;
    private static final int MOST = 255;

    Act {
        person = cut(person, MOST);
        act = cut(act, MOST);
        subject = cut(subject, MOST);
        details = cut(details, MOST_DETAILS);
    }

    /** NUL is the one character that PostgreSQL does not store. */
    private static String cut(String text, int most) {
        String stored = text.replace('\0', ' ');
        return stored.length() > most ? stored.substring(0, most - 3) + "..." : stored;
    }
}
