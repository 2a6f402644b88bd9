package teal.deploy;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Pattern;
import teal.release.Reason;

/** An unpacked archive, of which only so much is read: in all, and between the contents of two entries. */
final class ArchiveBytes extends FilterInputStream {

    /** For the headers of one entry: long names, times, attributes. */
    private static final int MOST_IN_HEADERS = 64 * 1024;

    private static final Pattern CUT = Pattern.compile("(?i)truncated|unexpected (eof|end)");

    private final ArtifactSettings settings;
    private long count;
    private long headersBegan = Long.MAX_VALUE;

    ArchiveBytes(InputStream stream, ArtifactSettings settings) {
        super(stream);
        this.settings = settings;
    }

    /** What follows are headers: they are kept in memory whole, however large they claim to be. */
    void headersBegin() {
        headersBegan = count;
    }

    void contentBegins() {
        headersBegan = Long.MAX_VALUE;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
        try {
            int read = super.read(bytes, offset, length);
            counted(read);
            return read;
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** By reading, so that it is counted. */
    @Override
    public long skip(long wanted) {
        return Math.max(0, read(new byte[(int) Math.min(wanted, 1 << 13)]));
    }

    @Override
    public int read(byte[] bytes) {
        return read(bytes, 0, bytes.length);
    }

    /** Why an archive cannot be read to its end. */
    static UnsafeArchive unreadable(Exception e) {
        String said = Reason.of(e);
        return e instanceof EOFException || CUT.matcher(said).find()
                ? new UnsafeArchive(
                        "it ends in the middle: it was cut off when it was built or copied",
                        "copy it again, or rebuild it and release that")
                : new UnsafeArchive("it is damaged (" + said + ")", "copy it again, or rebuild it and release that");
    }

    static UnsafeArchive tooLarge(ArtifactSettings settings) {
        return new UnsafeArchive(
                "it unpacks to more than " + settings.maxUnpackedMegabytes() + " MiB",
                "if that is meant, raise deployment.artifacts.max-unpacked-megabytes");
    }

    private void counted(long more) {
        count += Math.max(0, more);
        if (count > settings.maxUnpackedBytes()) {
            throw tooLarge(settings);
        }
        if (count - headersBegan > MOST_IN_HEADERS) {
            throw new UnsafeArchive("an entry's header is larger than " + MOST_IN_HEADERS / 1024 + " KiB");
        }
    }
}
