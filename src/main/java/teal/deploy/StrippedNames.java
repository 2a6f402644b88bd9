package teal.deploy;

import teal.release.Quoted;

/**
 * Names without their leading directories, as {@code tar --strip-components} has them. Where tar leaves out what is not deep
 * enough, and puts the contents of several directories into one, this refuses: something would be missing on the nodes.
 */
final class StrippedNames {

    private final int components;
    private String above = "";

    StrippedNames(int components) {
        this.components = components;
    }

    /** @return empty for a directory that is left out itself */
    String strip(String name, boolean directory) {
        if (components == 0 || name.isEmpty()) {
            return name;
        }
        int end = -1;
        for (int i = 0; i < components; i++) {
            end = name.indexOf('/', end + 1);
            if (end < 0) {
                if (directory) {
                    return "";
                }
                throw new UnsafeArchive(
                        "the entry " + Quoted.text(name) + " is not below "
                                + (components == 1 ? "the single directory" : "the " + components + " directories")
                                + " that strip-components leaves out",
                        "correct deployment.artifacts.strip-components, or build the archive with that directory");
            }
        }
        String left = name.substring(0, end);
        if (!above.isEmpty() && !above.equals(left)) {
            throw new UnsafeArchive(
                    "it has more than one directory where strip-components leaves one out: " + Quoted.text(above)
                            + " and " + Quoted.text(left),
                    "correct deployment.artifacts.strip-components, or build the archive with one directory");
        }
        above = left;
        return name.substring(end + 1);
    }
}
