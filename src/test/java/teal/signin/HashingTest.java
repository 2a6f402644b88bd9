package teal.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.AuthenticationServiceException;

class HashingTest {

    @Test
    void onlyAFewRunAtOnceAndTooManyAreRefused() throws InterruptedException, ExecutionException, TimeoutException {
        Hashing hashing = new Hashing(2);
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch begun = new CountDownLatch(2);
        CountDownLatch end = new CountDownLatch(1);
        ExecutorService people = Executors.newCachedThreadPool();
        List<Future<Boolean>> all = new ArrayList<>();
        for (int i = 0; i < 2 + Hashing.MOST_WAITING; i++) {
            all.add(people.submit(() -> hashing.call(() -> {
                most.accumulateAndGet(running.incrementAndGet(), Math::max);
                begun.countDown();
                await(end);
                running.decrementAndGet();
                return true;
            })));
        }
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
        while (hashing.waiting() < Hashing.MOST_WAITING) {
            Thread.onSpinWait();
        }

        assertThatThrownBy(() -> hashing.call(() -> true))
                .isInstanceOf(AuthenticationServiceException.class)
                .hasMessageContaining("try again in a minute");

        end.countDown();
        for (Future<Boolean> one : all) {
            assertThat(one.get(10, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(most).hasValue(2);
        assertThat(hashing.call(() -> "done")).isEqualTo("done");
        people.shutdown();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
