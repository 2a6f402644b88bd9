package teal.rules;

/** The files that a release is made of, by their names. */
public final class ReleaseFiles {

    private ReleaseFiles() {}

    /**
     * The name of a deployed resource without the directories before it: those differ with where Teal is installed, and
     * the Modeler sends none.
     */
    public static String name(String resource) {
        return resource.substring(Math.max(resource.lastIndexOf('/'), resource.lastIndexOf('\\')) + 1);
    }
}
