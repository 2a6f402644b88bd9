package teal.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SideBySideTest {

    private static final List<Integer> SIXTEEN = IntStream.range(0, 16).boxed().toList();

    @Test
    void asksSixteenAtTheSameTimeHoweverFewProcessorsThereAre() {
        CyclicBarrier all = new CyclicBarrier(SIXTEEN.size());

        List<Integer> answers = SideBySide.each(SIXTEEN, one -> {
            await(all);
            return one * 2;
        });

        assertThat(answers)
                .containsExactlyElementsOf(SIXTEEN.stream().map(one -> one * 2).toList());
    }

    @Test
    void asksNobodyWhereThereIsNobody() {
        assertThat(SideBySide.each(List.<Integer>of(), one -> one)).isEmpty();
    }

    @Test
    void passesOnWhatAQuestionEndedWith() {
        PermanentRefusal refusal = new PermanentRefusal("node blue-1 is not ours");

        assertThatThrownBy(() -> SideBySide.each(SIXTEEN, one -> {
                    throw refusal;
                }))
                .isSameAs(refusal);
    }

    @Test
    void endsWhenItIsInterruptedAndStaysInterrupted() {
        CyclicBarrier oneTooMany = new CyclicBarrier(SIXTEEN.size() + 1);
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> SideBySide.each(SIXTEEN, one -> {
                    await(oneTooMany);
                    return one;
                }))
                .isInstanceOf(TechnicalFailure.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    private static void await(CyclicBarrier all) {
        try {
            all.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException("not all were asked at the same time", e);
        }
    }
}
