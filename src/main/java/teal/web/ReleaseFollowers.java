package teal.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.util.DigestUtils;
import org.springframework.web.context.request.async.DeferredResult;
import teal.access.SystemPrincipal;
import teal.board.ReleaseMarks;
import teal.board.ReleaseView;
import teal.board.Releases;

/**
 * Answers those who follow releases: no thread waits for them, and all of them together cost one query in each interval. Who
 * may read a release is decided when they ask.
 */
@Component
class ReleaseFollowers implements DisposableBean {

    private final Releases releases;
    private final ObjectMapper json;
    private final Changes changes;

    ReleaseFollowers(Releases releases, ReleaseMarks marks, ObjectMapper json) {
        this.releases = releases;
        this.json = json;
        this.changes = new Changes(marks);
    }

    /** The release as it is, or that it is as the client knows it. */
    ResponseEntity<ReleaseView> now(String id, String known) {
        ReleaseView view = find(id);
        String tag = tag(view);
        return tag.equals(known)
                ? ResponseEntity.status(HttpStatus.NOT_MODIFIED).eTag(tag).build()
                : ResponseEntity.ok().eTag(tag).body(view);
    }

    /** The same, as soon as it differs from what the client knows, but no later than the time given. */
    DeferredResult<ResponseEntity<ReleaseView>> changed(String id, String known, Duration within) {
        DeferredResult<ResponseEntity<ReleaseView>> answer =
                new DeferredResult<>(within.toMillis(), () -> asTeal(() -> now(id, known)));
        Changes.Follower follower = changes.follow(id, () -> {
            ResponseEntity<ReleaseView> now = asTeal(() -> now(id, known));
            return now.getStatusCode() == HttpStatus.NOT_MODIFIED || !answer.setResult(now);
        });
        answer.onCompletion(follower::leave);
        // After the follower is there, so that nothing is missed in between
        try {
            ResponseEntity<ReleaseView> now = now(id, known);
            if (now.getStatusCode() != HttpStatus.NOT_MODIFIED) {
                answer.setResult(now);
            }
            return answer;
        } catch (RuntimeException refused) {
            follower.leave(); // the answer is never begun, so it never completes either
            throw refused;
        }
    }

    private ReleaseView find(String id) {
        return releases.find(id).orElseThrow(() -> new NotFound("release", id));
    }

    private static <T> T asTeal(java.util.function.Supplier<T> question) {
        return SystemPrincipal.call("telling those who follow a release", question);
    }

    private String tag(ReleaseView view) {
        try {
            return '"' + DigestUtils.md5DigestAsHex(json.writeValueAsBytes(view)) + '"';
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a release cannot be written as JSON", e);
        }
    }

    @Override
    public void destroy() {
        changes.close();
    }
}
