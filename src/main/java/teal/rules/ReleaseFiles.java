package teal.rules;

/** The files that make up a release, by name. */
public final class ReleaseFiles {

    private ReleaseFiles() {}

    /**
     * The name of a deployed resource without leading directories: they depend on where Teal is installed, and the
     * Modeler sends none.
     */
    public static String name(String resource) {
        return resource.substring(Math.max(resource.lastIndexOf('/'), resource.lastIndexOf('\\')) + 1);
    }
}
