package teal.access;

/** Marks users who come from the company's directory, as opposed to those created in Teal. */
public final class DirectoryMark {

    /** The user info key under which the engine stores the mark; removed with the user. */
    public static final String NAME = "teal.directory";

    /** The key under which it is stored when the directory says that the user's password was changed. */
    public static final String PASSWORD_CHANGED = "teal.directory.password-changed";

    private DirectoryMark() {}
}
