package teal.deploy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/** A file of which only so much is read before it is said to be open: a list of entries is kept in memory whole. */
final class BoundedChannel implements SeekableByteChannel {

    private final SeekableByteChannel file;
    private long left;

    BoundedChannel(SeekableByteChannel file, long most) {
        this.file = file;
        this.left = most;
    }

    void isOpened() {
        left = Long.MAX_VALUE;
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        int count = file.read(into);
        left -= Math.max(0, count);
        if (left < 0) {
            throw new UnsafeArchive(
                    "its list of entries is too long", "if that is meant, raise deployment.artifacts.max-entries");
        }
        return count;
    }

    @Override
    public int write(ByteBuffer from) {
        throw new NonWritableChannelException();
    }

    @Override
    public long position() throws IOException {
        return file.position();
    }

    @Override
    public SeekableByteChannel position(long position) throws IOException {
        file.position(position);
        return this;
    }

    @Override
    public long size() throws IOException {
        return file.size();
    }

    @Override
    public SeekableByteChannel truncate(long size) {
        throw new NonWritableChannelException();
    }

    @Override
    public boolean isOpen() {
        return file.isOpen();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
