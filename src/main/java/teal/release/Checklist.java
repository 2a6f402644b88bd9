package teal.release;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import teal.release.CheckItem.Outcome;

/** What is asked about one thing, question by question. */
public final class Checklist {

    private final String area;
    private final String about;
    private final List<CheckItem> items = new ArrayList<>();

    /** @param about what is looked at, such as {@code node blue-1} */
    public Checklist(String area, String about) {
        this.area = area;
        this.about = about;
    }

    public void passed(String question, String found) {
        add(Outcome.PASSED, question, found, "");
    }

    public void failed(String question, String found, String advice) {
        add(Outcome.FAILED, question, found, advice);
    }

    public void notAsked(String question, String found, String advice) {
        add(Outcome.NOT_ASKED, question, found, advice);
    }

    /** One or the other, as far as it is known. */
    public void add(boolean good, String question, String found, String adviceIfNot) {
        add(good ? Outcome.PASSED : Outcome.FAILED, question, found, good ? "" : adviceIfNot);
    }

    /**
     * Asks something that fails as steps of a release do: a {@link PermanentRefusal} is a no, and after any other failure
     * nobody knows.
     *
     * @param words what was found, for people
     * @return empty if it failed
     */
    public <T> Optional<T> ask(String question, Supplier<T> answer, Function<T, String> words) {
        try {
            T found = answer.get();
            passed(question, words.apply(found));
            return Optional.of(found);
        } catch (PermanentRefusal refusal) {
            add(Outcome.FAILED, question, refusal);
        } catch (RuntimeException unknown) {
            add(Outcome.NOT_ASKED, question, unknown);
        }
        return Optional.empty();
    }

    /** The reason that a failure gives, which by the house's convention ends with what to do, after a semicolon. */
    public void add(Outcome outcome, String question, Throwable failure) {
        String reason = Reason.of(failure);
        int end = reason.lastIndexOf("; ");
        add(outcome, question, end < 0 ? reason : reason.substring(0, end), end < 0 ? "" : reason.substring(end + 2));
    }

    public List<CheckItem> items() {
        return List.copyOf(items);
    }

    private void add(Outcome outcome, String question, String found, String advice) {
        items.add(new CheckItem(outcome, area, about, question, found, advice));
    }
}
