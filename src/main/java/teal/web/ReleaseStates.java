package teal.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.util.DigestUtils;
import teal.access.SystemPrincipal;
import teal.board.ReleaseView;
import teal.board.Releases;

/** Releases as their followers see them: each state has a tag, by which any instance knows it again. */
@Component
class ReleaseStates {

    /** Those that something happened in lately. */
    private static final int MOST = 100;

    private final Releases releases;
    private final ObjectMapper json;
    private final Map<String, Marked> newest = new LinkedHashMap<>() {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Marked> eldest) {
            return size() > MOST;
        }
    };

    /**
     * @param tag in quotes, as in the header {@code ETag} (RFC 9110, section 8.8.3)
     * @param event the same as a server-sent event, written once for all who follow the release
     */
    record State(ReleaseView view, String tag, byte[] event) {

        private static final long COME_BACK_AFTER_MILLIS = 2_000;

        static State of(ReleaseView view, String json) {
            String id = DigestUtils.md5DigestAsHex(json.getBytes(StandardCharsets.UTF_8));
            // JSON may have several lines, if it is set to be easy to read
            String event = "event:release\nid:" + id + "\nretry:" + COME_BACK_AFTER_MILLIS + "\ndata:"
                    + String.join("\ndata:", json.lines().toList()) + "\n\n";
            return new State(view, '"' + id + '"', event.getBytes(StandardCharsets.UTF_8));
        }

        /** The event's. */
        String id() {
            return tag.replace("\"", "");
        }

        boolean isEnd() {
            return view.endedAt().isPresent();
        }
    }

    private record Marked(String mark, State state) {}

    ReleaseStates(Releases releases, ObjectMapper json) {
        this.releases = releases;
        this.json = json;
    }

    /**
     * For the request's person.
     *
     * @throws NotFound if there is no such release, or none that they may see
     */
    State find(String id) {
        ReleaseView view = releases.find(id).orElseThrow(() -> new NotFound("release", id));
        try {
            return State.of(view, json.writeValueAsString(view));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a release cannot be written as JSON", e);
        }
    }

    /** For somebody who was allowed to see it when they began to follow it: read once, however many follow it. */
    State findAsTeal(String id, String mark) {
        synchronized (newest) {
            Marked known = newest.get(id);
            if (known == null || !known.mark.equals(mark)) {
                known = new Marked(mark, findAsTeal(id));
                newest.put(id, known);
            }
            return known.state;
        }
    }

    State findAsTeal(String id) {
        return SystemPrincipal.call("telling those who follow a release", () -> find(id));
    }
}
