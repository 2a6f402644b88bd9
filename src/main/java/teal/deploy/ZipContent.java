package teal.deploy;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;

/** What is in one file of a ZIP archive: exactly as many bytes as the archive says. */
final class ZipContent extends FilterInputStream {

    private final ZipArchiveEntry entry;
    private long left;

    ZipContent(InputStream content, ZipArchiveEntry entry) {
        super(content);
        this.entry = entry;
        this.left = entry.getSize();
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
        int count = unpacked(bytes, offset, length);
        left -= Math.max(0, count);
        if (left < 0 || (count < 0 && left > 0)) {
            throw ZipReader.damaged(entry);
        }
        return count;
    }

    private int unpacked(byte[] bytes, int offset, int length) {
        try {
            return super.read(bytes, offset, length);
        } catch (IOException e) {
            throw ZipReader.damaged(entry);
        }
    }
}
