package teal.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import teal.access.TealActs;
import teal.board.PastReleases.Page;
import teal.board.PastReleases.PastRelease;
import teal.board.PastReleases.Wanted;
import teal.release.ReleaseState;

/** The list of past releases, from rows as the engine writes them: which, in which order, and how long people were waited for. */
class PastReleasesTest {

    private static final Wanted ALL = new Wanted(null, null, null);

    private static HikariDataSource source;
    private static PastRows rows;

    private final PastReleases releases = new PastReleases(TealActs.principals(), JdbcClient.create(source));

    @BeforeAll
    static void open() {
        source = new HikariDataSource();
        source.setJdbcUrl("jdbc:h2:mem:past-releases");
        rows = PastRows.in(source);
    }

    @AfterAll
    static void close() {
        source.close();
    }

    @BeforeEach
    void forget() {
        rows.forget();
    }

    @Test
    void theNewestIsFirst() {
        rows.release("second", "shop", "2.0.0", 1, ReleaseState.RELEASED);
        rows.release("third", "shop", "3.0.0", 2, ReleaseState.RELEASED);
        rows.release("first", "shop", "1.0.0", 0, ReleaseState.RELEASED);

        assertThat(ids(ALL)).containsExactly("third", "second", "first");
    }

    @Test
    void saysOfEachWhatItWas() {
        rows.release("one", "shop", "2.0.0", 0, ReleaseState.ROLLED_BACK);
        rows.variable("one", "artifact", "https://repo.example.com/shop/shop-2.0.0.tar.gz");

        Instant end = PastRows.BEGIN.plus(Duration.ofHours(1));
        assertThat(releases.find(ALL, 0).releases())
                .containsExactly(new PastRelease(
                        "one",
                        "shop",
                        "2.0.0",
                        new ReleaseProcess("release", Optional.empty()),
                        ReleaseState.ROLLED_BACK,
                        Optional.of("rita"),
                        PastRows.BEGIN,
                        end,
                        Duration.ZERO,
                        List.of(),
                        Optional.of("shop-2.0.0.tar.gz")));
    }

    @Test
    void neitherWhatStillRunsNorWhatAReleaseCalledIsOne() {
        rows.release("ended", "shop", "1.0.0", 0, ReleaseState.RELEASED);
        rows.release("running", "shop", "2.0.0", 1, ReleaseState.RELEASED);
        rows.set("running", "END_TIME_", null);
        rows.release("called", "shop", "1.0.0", 2, ReleaseState.RELEASED);
        rows.set("called", "SUPER_PROCESS_INSTANCE_ID_", "ended");

        assertThat(ids(ALL)).containsExactly("ended");
    }

    @ParameterizedTest
    @CsvSource({
        "shop, '', '', 'shop-unnamed shop-2 shop-1'",
        "sh, '', '', 'shop-unnamed shop-2 shop-1'",
        "hop, '', '', ''",
        "'', 2.0, '', 'shop-unnamed blog-2 shop-2'",
        "'', 0.0, '', ''",
        "blog, 2.0.0, '', blog-2",
        "' ', ' ', ' ', 'shop-unnamed blog-2 shop-2 shop-1'",
        "'', '', released, shop-1",
        "'', '', rolled-back, shop-2",
        "'', '', deleted, 'shop-unnamed blog-2'",
        "'', '', cancelled, ''",
        "sh_p, '', '', ''",
        "'%', '', '', ''",
        "'', 2_0, '', ''",
        "'!', '', '', ''"
    })
    void areFilteredByWhatTheyBeginWithAndByTheirResult(
            String application, String version, String result, String found) {
        rows.release("shop-1", "shop", "1.0.0", 0, ReleaseState.RELEASED);
        rows.release("shop-2", "shop", "2.0.0", 1, ReleaseState.ROLLED_BACK);
        rows.release("blog-2", "blog", "2.0.0", 2, ReleaseState.DELETED);
        // Ended before it had a business key
        rows.release("shop-unnamed", "shop", "2.0.1", 3, ReleaseState.DELETED);
        rows.set("shop-unnamed", "BUSINESS_KEY_", null);

        assertThat(String.join(" ", ids(new Wanted(application, version, result))))
                .isEqualTo(found);
    }

    @Test
    void aResultThatThereIsNotIsRefused() {
        assertThatThrownBy(() -> releases.find(new Wanted(null, null, "splendid"), 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, false",
        "50, 0, 50, false",
        "51, 0, 50, true",
        "51, 1, 1, false",
        "51, 2, 0, false",
        "100, 1, 50, false",
        "101, 1, 50, true",
        "3, -1, 3, false"
    })
    void areShownPageByPage(int all, int page, int shown, boolean more) {
        IntStream.range(0, all).forEach(i -> rows.release("r" + i, "shop", i + ".0", i, ReleaseState.RELEASED));

        Page found = releases.find(ALL, page);

        assertThat(found.more()).isEqualTo(more);
        int newest = all - 1 - Math.max(0, page) * 50;
        assertThat(found.releases())
                .extracting(PastRelease::id)
                .containsExactlyElementsOf(IntStream.range(0, shown)
                        .mapToObj(i -> "r" + (newest - i))
                        .toList());
    }

    @Test
    void saysHowLongPeopleWereWaitedForAndWhoApproved() {
        rows.release("asked", "shop", "1.0.0", 0, ReleaseState.RELEASED);
        rows.release("not asked", "shop", "2.0.0", 1, ReleaseState.RELEASED);
        rows.question("asked", "approve", "otto", 90, 300);
        rows.question("asked", "approve", "anna", 60, 200);
        rows.question("asked", "decide", "paula", 5, 100);
        rows.question("asked", "approve", null, 30, 50);

        List<PastRelease> found = releases.find(ALL, 0).releases();

        assertThat(found)
                .extracting(PastRelease::waitedForPeople)
                .containsExactly(Duration.ZERO, Duration.ofSeconds(90 + 60 + 5 + 30));
        assertThat(found).extracting(PastRelease::answeredBy).containsExactly(List.of(), List.of("anna", "otto"));
    }

    private List<String> ids(Wanted wanted) {
        return releases.find(wanted, 0).releases().stream().map(PastRelease::id).toList();
    }
}
