package teal.lab;

import java.net.URI;
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

/** A client for server-sent events, which keeps their lines, but for signs of life. */
public final class EventReader {

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final CompletableFuture<HttpResponse<Void>> response;

    public EventReader(HttpClient client, HttpRequest request) {
        response = client.sendAsync(request, BodyHandlers.fromLineSubscriber(new Collecting(lines)));
    }

    /**
     * Follows a release as one of the lab's users.
     *
     * @param address of the Teal instance
     * @param last the id of the last event that is known; empty if none
     */
    public static EventReader of(String address, String user, String release, String last) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(address + "/api/releases/" + release + "/events"))
                .header("Authorization", LabUsers.basic(user));
        return new EventReader(
                HttpClient.newHttpClient(), (last.isEmpty() ? request : request.header("Last-Event-ID", last)).build());
    }

    /** The newest event's data; empty if there was none yet. */
    public String last() {
        return lines.stream().filter(line -> line.startsWith("data:")).reduce("", (earlier, later) -> later);
    }

    public List<String> ids() {
        return lines.stream()
                .filter(line -> line.startsWith("id:"))
                .map(line -> line.substring("id:".length()))
                .toList();
    }

    public String id() {
        return ids().get(ids().size() - 1);
    }

    /** Waits for the end of the stream. */
    public String end(Duration patience) {
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
            if (!line.isEmpty() && !line.startsWith(":")) {
                lines.add(line);
            }
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
