package teal.deploy;

/** Something in an archive that no node may unpack. */
final class UnsafeArchive extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final String REBUILD = "rebuild it and release that";

    /** @param found what was found in it */
    UnsafeArchive(String found) {
        this(found, REBUILD);
    }

    /** @param advice what to do about it */
    UnsafeArchive(String found, String advice) {
        super(found + "; " + advice);
    }
}
