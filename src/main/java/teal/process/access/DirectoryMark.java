package teal.process.access;

/** By what users of the company's directory are told from those that were made here. */
public final class DirectoryMark {

    /** What the engine keeps beside a user, and removes with the user. */
    public static final String NAME = "teal.directory";

    private DirectoryMark() {}
}
