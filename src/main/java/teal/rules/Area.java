package teal.rules;

/** The area to which a step belongs: its group of templates in the Modeler. */
public enum Area {
    PLAN("Plan"),
    TRAFFIC("Traffic"),
    NODES("Nodes"),
    VERIFICATION("Verification"),
    PEOPLE("People"),
    GENERAL("General");

    private final String title;

    Area(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
