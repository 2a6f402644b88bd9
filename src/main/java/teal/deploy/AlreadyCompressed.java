package teal.deploy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Whether the content of an archive is compressed already, as jars and images are: to compress it once more would take most
 * of the time that a plan takes, and gain next to nothing.
 */
final class AlreadyCompressed {

    /** Below a twentieth, even a slow link loses less than a processor does. */
    private static final double LITTLE_GAIN = 0.95;

    /** Of a gzip file: the size of what is in it, modulo 2^32, least significant byte first (RFC 1952 §2.3.1). */
    private static final int TRAILER = 4;

    private AlreadyCompressed() {}

    /** A guess by what compressing gained when the archive was made. Any file may say anything; no more than time is lost. */
    static boolean isContentOf(Path archive, ArchiveKind kind) throws IOException {
        if (kind != ArchiveKind.GZIP) {
            return false;
        }
        try (SeekableByteChannel file = Files.newByteChannel(archive)) {
            long packed = file.size();
            if (packed < TRAILER) {
                return false;
            }
            ByteBuffer trailer = ByteBuffer.allocate(TRAILER).order(ByteOrder.LITTLE_ENDIAN);
            file.position(packed - TRAILER);
            while (trailer.hasRemaining() && file.read(trailer) >= 0) {
                // A read may return less than was asked for
            }
            return packed >= LITTLE_GAIN * Integer.toUnsignedLong(trailer.getInt(0));
        }
    }
}
