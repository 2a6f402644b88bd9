package teal.access;

/** Marks users who come from the company's directory, as opposed to those created in Teal. */
public final class DirectoryMark {

    /** The user info key under which the engine stores the mark; removed with the user. */
    public static final String NAME = "teal.directory";

    private DirectoryMark() {}
}
