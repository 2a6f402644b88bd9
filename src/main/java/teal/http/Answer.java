package teal.http;

import java.util.Map;
import java.util.Optional;

/**
 * A whole answer.
 *
 * @param location where a redirect leads, as the server wrote it
 * @param headers by name in lower case; of a header that came twice, the first value
 * @param body its text, without a byte-order mark; empty if it could not be read
 * @param unreadable why the body could not be read as text, although all of it arrived; empty if it could
 */
public record Answer(
        int status, Optional<String> location, Map<String, String> headers, String body, String unreadable) {

    public boolean isGood() {
        return status >= 200 && status < 300;
    }

    public boolean isRedirect() {
        return status >= 300 && status < 400;
    }
}
