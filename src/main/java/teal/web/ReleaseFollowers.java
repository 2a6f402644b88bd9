package teal.web;

import java.time.Duration;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.async.DeferredResult;
import teal.board.ReleaseView;
import teal.web.ReleaseStates.State;

/**
 * Answers those who follow releases: no thread waits for them, and all of them together cost one query in each interval. Who
 * may read a release is decided when they ask.
 */
@Component
class ReleaseFollowers {

    private final ReleaseStates states;
    private final Changes changes;

    ReleaseFollowers(ReleaseStates states, Changes changes) {
        this.states = states;
        this.changes = changes;
    }

    /** The release as it is, or that it is as the client knows it. */
    ResponseEntity<ReleaseView> now(String id, String known) {
        return answer(states.find(id), known);
    }

    /** The same, as soon as it differs from what the client knows, but no later than the time given. */
    DeferredResult<ResponseEntity<ReleaseView>> changed(String id, String known, Duration within) {
        DeferredResult<ResponseEntity<ReleaseView>> held =
                new DeferredResult<>(within.toMillis(), () -> answer(states.findAsTeal(id), known));
        Changes.Follower follower = changes.follow(id, mark -> {
            ResponseEntity<ReleaseView> now = answer(states.findAsTeal(id, mark), known);
            return now.getStatusCode() == HttpStatus.NOT_MODIFIED || !held.setResult(now);
        });
        held.onCompletion(follower::leave);
        // After the follower is there, so that nothing is missed in between
        try {
            ResponseEntity<ReleaseView> now = now(id, known);
            if (now.getStatusCode() != HttpStatus.NOT_MODIFIED) {
                held.setResult(now);
            }
            return held;
        } catch (RuntimeException refused) {
            follower.leave(); // the answer is never begun, so it never completes either
            throw refused;
        }
    }

    private static ResponseEntity<ReleaseView> answer(State state, String known) {
        return state.tag().equals(known)
                ? ResponseEntity.status(HttpStatus.NOT_MODIFIED)
                        .eTag(state.tag())
                        .build()
                : ResponseEntity.ok().eTag(state.tag()).body(state.view());
    }
}
