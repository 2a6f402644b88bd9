package teal.access;

/** Marks users of the company's directory, as opposed to those made here. */
public final class DirectoryMark {

    /** What the engine keeps beside a user, and removes with the user. */
    public static final String NAME = "teal.directory";

    private DirectoryMark() {}
}
