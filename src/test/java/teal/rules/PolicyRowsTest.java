package teal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import teal.rules.PolicyColumn.Kind;

/** Whether rows overlap, and whether they leave a gap, is decided and not guessed. */
class PolicyRowsTest {

    private static final PolicyColumn HOUR = PolicyColumn.number("hour", 0, 23);
    private static final PolicyColumn NOW = PolicyColumn.moment("now");
    private static final PolicyColumn SIZE = PolicyColumn.unknown("size", Kind.NUMBER);
    private static final PolicyColumn SHOP = PolicyColumn.text("application");

    private static PolicyRows rows(PolicyColumn column, String... cells) {
        return new PolicyRows(
                List.of(column), Arrays.stream(cells).map(List::of).toList(), List.of(column == HOUR));
    }

    @Test
    void rangesThatOnlyTouchDoNotOverlap() {
        assertThat(rows(HOUR, "[0..9)", "[9..17]", "> 17").both(0, 1)).isEmpty();
        assertThat(rows(HOUR, "[0..9)", "[9..17]", "> 17").gap()).isEmpty();
        assertThat(rows(HOUR, "[0..9]", "[9..17]").both(0, 1)).hasValue("hour 9");
    }

    @Test
    void aGapIsNamedByItsFirstCase() {
        assertThat(rows(HOUR, "< 8", "[10..23]").gap()).hasValue("hour 8");
        assertThat(rows(HOUR, "< 8", ">= 8").gap()).isEmpty();
        assertThat(rows(SHOP, "\"shop\"", "not(\"shop\")").gap()).isEmpty();
        assertThat(rows(SHOP, "\"shop\", \"till\"").gap()).hasValue("another application");
    }

    @Test
    void fractionsLieBetweenWholeNumbers() {
        assertThat(rows(SIZE, "<= 1", ">= 2").gap()).hasValue("size 1.5");
        assertThat(rows(HOUR, "<= 1", ">= 2").gap()).isEmpty();
    }

    @Test
    void timesAreCompared() {
        String christmas = "[date and time(\"2026-12-24T00:00:00\")..date and time(\"2027-01-02T06:30:00\"))";
        String later = ">= date and time(\"2027-01-02T06:30:00\")";
        assertThat(rows(NOW, christmas, later).both(0, 1)).isEmpty();
        assertThat(rows(NOW, christmas, later).gap()).hasValue("now 2026-12-23T23:59:59");
    }

    /** The first of each pair does not reach the point, the second does. */
    @Test
    void anEndMayBelongToItsRangeOrNot() {
        assertThat(rows(HOUR, "(3..9)", "3").both(0, 1)).isEmpty();
        assertThat(rows(HOUR, "[3..9)", "3").both(0, 1)).hasValue("hour 3");
        assertThat(rows(HOUR, "(3..9)", "9").both(0, 1)).isEmpty();
        assertThat(rows(HOUR, "(3..9]", "9").both(0, 1)).hasValue("hour 9");
        assertThat(rows(HOUR, "> 5", "5").both(0, 1)).isEmpty();
        assertThat(rows(HOUR, ">= 5", "5").both(0, 1)).hasValue("hour 5");
        assertThat(rows(HOUR, "< 5", "5").both(0, 1)).isEmpty();
        assertThat(rows(HOUR, "<= 5", "5").both(0, 1)).hasValue("hour 5");
        assertThat(rows(HOUR, "4", "5").both(0, 1)).isEmpty();
    }

    @Test
    void whatIsNotInARangeIsTheRest() {
        assertThat(rows(HOUR, "not([9..17])", "9").both(0, 1)).isEmpty();
        assertThat(rows(HOUR, "not([9..17])", "8").both(0, 1)).hasValue("hour 8");
        assertThat(rows(HOUR, "not([9..17])", "[9..17]").gap()).isEmpty();
        assertThat(rows(HOUR, "not(17)").gap()).hasValue("hour 17");
    }

    @Test
    void theFirstAndTheLastHourCountToo() {
        assertThat(rows(HOUR, "> 0").gap()).hasValue("hour 0");
        assertThat(rows(HOUR, "< 23").gap()).hasValue("hour 23");
        assertThat(rows(HOUR, "<= 8").gap()).hasValue("hour 9");
        assertThat(rows(HOUR, ">= 0").gap()).isEmpty();
        assertThat(rows(HOUR, "<= 23").gap()).isEmpty();
    }

    @Test
    void aFlagIsTrueOrFalse() {
        assertThat(rows(PolicyColumn.unknown("urgent", Kind.FLAG), "true").gap())
                .hasValue("urgent false");
        assertThat(rows(PolicyColumn.unknown("urgent", Kind.FLAG), "true", "false")
                        .gap())
                .isEmpty();
    }

    @Test
    void betweenTwoSecondsIsNothing() {
        String until = "<= date and time(\"2026-12-24T00:00:00\")";
        String from = ">= date and time(\"2026-12-24T00:00:01\")";
        assertThat(rows(NOW, until, from).gap()).isEmpty();
    }

    @Test
    void rowsThatAskNothingMatchAnyCase() {
        assertThat(rows(HOUR, "-", "").both(0, 1)).hasValue("any case");
    }

    @Test
    void columnsAreTakenTogether() {
        PolicyRows rows = new PolicyRows(
                List.of(SHOP, HOUR),
                List.of(List.of("\"shop\"", "< 12"), List.of("\"shop\"", ">= 12"), List.of("not(\"shop\")", "-")),
                List.of(false, true));
        assertThat(rows.both(0, 1)).isEmpty();
        assertThat(rows.both(0, 2)).isEmpty();
        assertThat(rows.gap()).isEmpty();
    }
}
