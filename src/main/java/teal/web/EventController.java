package teal.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** {@code /api/releases/{id}/events}: each state of a release as it comes. */
@RestController
@RequestMapping("/api/releases/{id}/events")
class EventController {

    private final ReleaseEvents events;

    EventController(ReleaseEvents events) {
        this.events = events;
    }

    /**
     * Each state of the release from the one that the client does not have yet, until the release has ended.
     *
     * @param known the last event's id
     * @return no content if nothing more will come: browsers then do not come back; nothing if the answer has begun already
     */
    @GetMapping
    @Nullable
    ResponseEntity<Void> from(
            @PathVariable String id, @RequestHeader(value = "Last-Event-ID", defaultValue = "") String known)
            throws IOException {
        ServletRequestAttributes current = (ServletRequestAttributes) RequestContextHolder.currentRequestAttributes();
        HttpServletRequest request = current.getRequest();
        HttpServletResponse response = Objects.requireNonNull(current.getResponse());
        return events.begin(id, known, request, response)
                ? null
                : ResponseEntity.status(HttpStatus.NO_CONTENT).build();
    }
}
