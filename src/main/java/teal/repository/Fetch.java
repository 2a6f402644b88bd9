package teal.repository;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import teal.http.Download;
import teal.http.NoAnswer;
import teal.release.PermanentRefusal;
import teal.release.Quoted;

/**
 * One large file on its way to this machine's disk. If the connection breaks and the server can say that the file is still
 * the same (RFC 9110, section 13.1.5), only the rest is asked for, again from the artifact's own address: signed addresses
 * expire.
 */
final class Fetch {

    /** Each of them has to bring at least one byte. */
    private static final int MOST_BREAKS = 10;

    /** Whether the file is still needed. */
    private static final Duration ASK_AGAIN = Duration.ofMillis(500);

    private static final Pattern RANGE = Pattern.compile("bytes ([0-9]{1,18})-[0-9]{1,18}/([0-9]{1,18}|\\*)");

    private final RepositoryClient client;
    private final URI address;
    private final Path file;
    private final long most;
    private long have;
    private @Nullable String validator;

    /** @param most in bytes */
    Fetch(RepositoryClient client, URI address, Path file, long most) {
        this.client = client;
        this.address = address;
        this.file = file;
        this.most = most;
    }

    void run() throws IOException {
        for (int breaks = 0; ; breaks++) {
            long before = have;
            try {
                receive();
                return;
            } catch (NoAnswer broken) {
                if (validator == null
                        || have <= before
                        || breaks == MOST_BREAKS
                        || Thread.currentThread().isInterrupted()) {
                    throw broken;
                }
            }
        }
    }

    private void receive() throws IOException {
        String known = validator;
        Map<String, String> wish =
                have > 0 && known != null ? Map.of("Range", "bytes=" + have + "-", "If-Range", known) : Map.of();
        try (Download answer = client.open(address, wish)) {
            boolean rest = answer.status() == 206 && !wish.isEmpty() && continues(answer.header("Content-Range"));
            if (!rest && answer.status() != 200) {
                startAgain(answer.status());
                return;
            }
            checkCoding(answer.header("Content-Encoding"));
            if (!rest) {
                have = 0;
            }
            validator = validator(answer);
            checkSize(have + length(answer));
            save(answer.body(), rest);
        }
    }

    /** Of a file that is compressed itself, some servers say so here (Apache's AddEncoding), and send it as it is. */
    private void checkCoding(Optional<String> coding) {
        String found = coding.orElse("identity").strip().toLowerCase(Locale.ROOT);
        boolean isItself = found.matches("(x-)?gzip") && address.getPath().matches("(?i).*\\.(gz|tgz)");
        if (!isItself && !found.equals("identity")) {
            throw new PermanentRefusal("artifact " + address + ": the server sends it compressed (Content-Encoding: "
                    + Quoted.text(found)
                    + "), although it was asked not to; correct the server, or the proxy before it,"
                    + " so that the file comes as it was published");
        }
    }

    /** The server has another file by now, or no such range. */
    private void startAgain(int status) throws IOException {
        if (have == 0) {
            throw new PermanentRefusal("artifact " + address + ": the server answered " + status
                    + " although the whole file was asked for; correct the repository");
        }
        have = 0;
        validator = null;
        receive();
    }

    private boolean continues(Optional<String> range) {
        Matcher found = RANGE.matcher(range.orElse(""));
        return found.matches() && Long.parseLong(found.group(1)) == have;
    }

    private void save(InputStream in, boolean rest) throws IOException {
        try (in;
                OutputStream out = Files.newOutputStream(
                        file,
                        StandardOpenOption.CREATE,
                        rest ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            byte[] buffer = new byte[1 << 16];
            long asked = System.nanoTime();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                out.write(buffer, 0, count);
                have += count;
                checkSize(have);
                if (System.nanoTime() - asked > ASK_AGAIN.toNanos()) {
                    client.checkIsNeeded();
                    asked = System.nanoTime();
                }
            }
        }
    }

    private void checkSize(long size) {
        if (size > most) {
            throw tooLarge(most);
        }
    }

    static PermanentRefusal tooLarge(long most) {
        return new PermanentRefusal("the artifact is larger than max-megabytes (" + most / 1024 / 1024
                + " MiB); raise the setting if that is meant");
    }

    /** Only a strong one says that two halves fit together. */
    private static @Nullable String validator(Download answer) {
        return answer.header("ETag")
                .filter(tag -> tag.matches("\"[\\x21-\\x7e&&[^\"]]*\""))
                .or(() -> answer.header("Last-Modified"))
                .orElse(null);
    }

    private static long length(Download answer) {
        return answer.header("Content-Length")
                .filter(text -> text.matches("[0-9]{1,18}"))
                .map(Long::parseLong)
                .orElse(0L);
    }
}
