package teal.web;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;

/** A client for server-sent events, which keeps their lines. */
final class EventReader {

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final CompletableFuture<HttpResponse<Void>> response;

    EventReader(HttpClient client, HttpRequest request) {
        response = client.sendAsync(request, BodyHandlers.fromLineSubscriber(new Collecting(lines)));
    }

    /** The newest event's data; empty if there was none yet. */
    String last() {
        return lines.stream().filter(line -> line.startsWith("data:")).reduce("", (earlier, later) -> later);
    }

    List<String> ids() {
        return lines.stream()
                .filter(line -> line.startsWith("id:"))
                .map(line -> line.substring("id:".length()))
                .toList();
    }

    String id() {
        return ids().get(ids().size() - 1);
    }

    /** Waits for the end of the stream. */
    String end(Duration patience) {
        response.orTimeout(patience.toSeconds(), TimeUnit.SECONDS).join();
        return last();
    }

    private record Collecting(List<String> lines) implements Flow.Subscriber<String> {

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(String line) {
            lines.add(line);
        }

        @Override
        public void onError(Throwable gone) {
            // The test looks at what has come
        }

        @Override
        public void onComplete() {
            // The test looks at what has come
        }
    }
}
