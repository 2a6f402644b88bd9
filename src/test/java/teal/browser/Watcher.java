package teal.browser;

import com.microsoft.playwright.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import teal.board.Entry;

/**
 * Notes when a release's page first shows that something began, and that it ended: by the page's own clock, which is this
 * machine's.
 */
final class Watcher {

    private static final String WATCH = """
            () => {
              window.tealSeen = {};
              const look = () => document.querySelectorAll('.teal-entry').forEach(entry => {
                const what = `${new Date(entry.querySelector('time').dateTime).getTime()}`
                  + ` ${entry.querySelector('.teal-name').textContent.trim()}`;
                window.tealSeen[`${what} began`] ??= Date.now();
                if (!entry.classList.contains('teal-was-running')) {
                  window.tealSeen[`${what} ended`] ??= Date.now();
                }
              });
              new MutationObserver(look).observe(document.body,
                { subtree: true, childList: true, attributes: true, characterData: true });
              look();
              return Date.now();
            }""";

    private final Page page;
    private final Instant since;

    private Watcher(Page page, Instant since) {
        this.page = page;
        this.since = since;
    }

    /** @param page that shows a release */
    static Watcher of(Page page) {
        return new Watcher(page, Instant.ofEpochMilli(((Number) page.evaluate(WATCH)).longValue()));
    }

    /**
     * How long after it happened the page showed each change, the shortest first; only what happened before the watcher came
     * is left out.
     *
     * @throws AssertionError if the page has not shown something at all
     */
    @SuppressWarnings("unchecked") // what the script above keeps
    List<Duration> delays(List<Entry> timeline) {
        Map<String, Number> seen = (Map<String, Number>) page.evaluate("() => window.tealSeen");
        List<Duration> delays = new ArrayList<>();
        for (Entry entry : timeline) {
            String place =
                    entry.node().or(entry::cluster).map(name -> " on " + name).orElse("");
            String what = entry.began().toEpochMilli() + " " + entry.name() + place;
            delay(seen, what + " began", entry.began()).ifPresent(delays::add);
            // A step that looks or is tried again ends more than once.
            entry.ended()
                    .filter(end -> entry.looks() == 1 && entry.attempts().size() <= 1)
                    .flatMap(end -> delay(seen, what + " ended", end))
                    .ifPresent(delays::add);
        }
        return delays.stream().sorted().toList();
    }

    private Optional<Duration> delay(Map<String, Number> seen, String what, Instant happened) {
        if (happened.isBefore(since)) {
            return Optional.empty();
        }
        Number shown = seen.get(what);
        if (shown == null) {
            throw new AssertionError("the page has never shown '" + what + "', but " + seen.keySet());
        }
        return Optional.of(Duration.between(happened, Instant.ofEpochMilli(shown.longValue())));
    }
}
