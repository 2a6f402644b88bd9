package teal.requestlimits;

import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;

/**
 * All requests that hold a thread. Threads that wait for slow senders and receivers must not be all threads: from half of
 * them on, each new request ends the waiting for somebody. Strangers give way first, then whoever has the most requests
 * here, then whoever has been waiting longest.
 */
final class Crowd {

    private final Set<Exchange> exchanges = ConcurrentHashMap.newKeySet();
    private final IntSupplier threads;

    Crowd(IntSupplier threads) {
        this.threads = threads;
    }

    void add(Exchange exchange) {
        exchanges.add(exchange);
        if (exchanges.size() > threads.getAsInt() / 2) {
            makeRoom(exchange);
        }
    }

    void remove(Exchange exchange) {
        exchanges.remove(exchange);
    }

    private void makeRoom(Exchange newcomer) {
        Map<String, Long> counts =
                exchanges.stream().collect(Collectors.groupingBy(Exchange::client, Collectors.counting()));
        exchanges.stream()
                .filter(exchange -> exchange != newcomer && exchange.refusal().isEmpty() && exchange.isWaiting())
                .max(Comparator.comparing((Exchange exchange) -> !exchange.isSignedIn())
                        .thenComparing(exchange -> counts.getOrDefault(exchange.client(), 0L))
                        .thenComparing(Exchange::since))
                .ifPresent(slowest -> slowest.giveUp(Refusal.crowdedOut()));
    }

    void giveUpOverdue() {
        exchanges.stream().filter(Exchange::isOverdue).forEach(Exchange::giveUpOverdue);
    }
}
