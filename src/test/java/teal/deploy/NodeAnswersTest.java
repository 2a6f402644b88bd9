package teal.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import teal.release.CheckItem;
import teal.release.Checklist;
import teal.release.Node;
import teal.release.TechnicalFailure;

/** How the answers of Teal's scripts on nodes are read. */
class NodeAnswersTest {

    private static final Node NODE = new Node("blue-1", "10.0.0.11", null, URI.create("http://10.0.0.11:8080"));
    private static final Instant BEFORE = Instant.ofEpochSecond(1_000);
    private static final Instant AFTER = Instant.ofEpochSecond(1_002);

    private static List<CheckItem> judged(String output) {
        Checklist list = new Checklist("nodes", "blue-1");
        FoundPlace.read(NODE, output).judge(list, "/srv/shop", BEFORE, AFTER);
        return list.items();
    }

    private static CheckItem judged(String question, String output) {
        return judged(output + "\nchecked\n").stream()
                .filter(item -> item.question().equals(question))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aPlaceWithoutItsEndIsAskedForAgain() {
        assertThatThrownBy(() -> FoundPlace.read(NODE, "free 12\n")).isInstanceOf(TechnicalFailure.class);
    }

    @Test
    void toolsAndTheDirectoryAreJudged() {
        assertThat(judged("tools", "").found()).isEqualTo("all there");
        assertThat(judged("tools", "missing tar\nmissing gzip"))
                .satisfies(item -> assertThat(item.passed()).isFalse())
                .extracting(CheckItem::found)
                .isEqualTo("not there: tar, gzip");
        assertThat(judged("directory", "").found()).isEqualTo("/srv/shop is there, and writable");
        assertThat(judged("directory", "place /srv").found()).isEqualTo("/srv/shop can be made in /srv");
        CheckItem unwritable = judged("directory", "unwritable /srv/shop\naccount deploy");
        assertThat(unwritable.passed()).isFalse();
        assertThat(unwritable.found()).isEqualTo("/srv/shop is not a directory that the account deploy may write to");
    }

    @ParameterizedTest
    @CsvSource({
        "100, 50, true",
        "99, 50, false",
        "100, 51, false",
        "1, 0, true",
        "0, 0, false",
        "1, '', true",
        "0, '', false",
        "'', 50, true",
        "many, 50, true"
    })
    void twiceTheCurrentVersionHasToFit(String free, String size, boolean passed) {
        assertThat(judged("disk", "free " + free + "\nsize " + size).passed()).isEqualTo(passed);
        assertThat(judged("inodes", "inodes " + free + "\nfiles " + size).passed())
                .isEqualTo(passed);
    }

    @Test
    void saysHowMuchIsNeeded() {
        assertThat(judged("disk", "free 99\nsize 50").found())
                .isEqualTo("99 KiB are free; a version like the current one needs 100");
        assertThat(judged("disk", "free 99").found()).isEqualTo("99 KiB are free");
        assertThat(judged("disk", "size 50").found()).isEqualTo("its file system does not count them");
    }

    @ParameterizedTest
    @CsvSource({
        "1000, true, 0 s behind Teal's",
        "1001, true, 0 s behind Teal's",
        "1002, true, 0 s behind Teal's",
        "1062, true, 60 s ahead of Teal's",
        "1063, false, 61 s ahead of Teal's",
        "940, true, 60 s behind Teal's",
        "939, false, 61 s behind Teal's"
    })
    void aMinuteMayLieBetweenTheClocks(long there, boolean passed, String found) {
        CheckItem item = judged("clock", "clock " + there);

        assertThat(item.passed()).isEqualTo(passed);
        assertThat(item.found()).isEqualTo(found);
        assertThat(judged("clock", "clock +%s").outcome()).isEqualTo(CheckItem.Outcome.NOT_ASKED);
    }

    @Test
    void theLastLineOfStagingDecides() {
        assertThat(new StagingAnswer("left /a: busy\nready\n").isReady()).isTrue();
        assertThat(new StagingAnswer("ready\nfailed\n").isReady()).isFalse();
        assertThat(new StagingAnswer("complete").isComplete()).isTrue();
        assertThat(new StagingAnswer("ready").isComplete()).isFalse();
        assertThat(new StagingAnswer("complete").isReady()).isFalse();
        assertThat(new StagingAnswer("noise\nthere 00ff\n").digestThere()).contains("00ff");
        assertThat(new StagingAnswer("there 00ff\nready").digestThere()).isEmpty();
        assertThat(new StagingAnswer("noise\nthere adopted\n").isAdopted()).isTrue();
        assertThat(new StagingAnswer("there 00ff\n").isAdopted()).isFalse();
        assertThat(new StagingAnswer("left /a: busy\nother\nleft /b: gone\nready\n").left())
                .containsExactly("/a: busy", "/b: gone");
    }

    @Test
    void aProcessRunsAVersionOrTheReasonIsGiven() {
        assertThat(RunningProcess.read("noise\nruns 2.0.0\n"))
                .contains(new RunningProcess(java.util.Optional.of("2.0.0"), ""));
        assertThat(RunningProcess.read("unknown no unit\n  of that name\n").map(RunningProcess::why))
                .contains("no unit / of that name");
        assertThat(RunningProcess.read("noise\nunknown no unit").map(RunningProcess::why))
                .contains("no unit");
        assertThat(RunningProcess.read("unknown no unit\nunknown to systemctl").map(RunningProcess::why))
                .contains("no unit / unknown to systemctl");
        assertThat(RunningProcess.read("noise")).isEmpty();
        assertThat(RunningProcess.read("an unknown unit")).isEmpty();
        assertThat(RunningProcess.read("")).isEmpty();
    }

    /** Wherever the stream is cut into pieces, and whatever a log-in shell prints around it. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 20, 1000})
    void theAnswerIsWhatStandsBetweenTheMarks(int piece) throws IOException {
        FramedAnswer answer =
                framed("Welcome\nto node\n\nab12 begins\none\n\nab12 begins\ntwo\n\nab12 ended 37\nbye\n", piece);

        assertThat(answer.hasBegun()).isFalse();
        assertThat(new String(answer.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("one\n\nab12 begins\ntwo\n");
        assertThat(answer.hasBegun()).isTrue();
        assertThat(answer.exitCode()).hasValue(37);
        assertThat(answer.printedBefore()).isEqualTo("Welcome\nto node\n");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 1000})
    void anAnswerWithoutItsEndHasNoExitCode(int piece) throws IOException {
        FramedAnswer cut = framed("\nab12 begins\none\n\nab12 ended 3", piece);
        assertThat(new String(cut.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("one\n");
        assertThat(cut.exitCode()).isEmpty();

        FramedAnswer never = framed("no such shell\n\nab12 beg", piece);
        assertThat(never.read()).isEqualTo(-1);
        assertThat(never.hasBegun()).isFalse();
        assertThat(never.printedBefore()).isEqualTo("no such shell\n\nab12 beg");

        FramedAnswer open = framed("\nab12 begins\none\n\nab12 end", piece);
        assertThat(new String(open.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("one\n\nab12 end");
        assertThat(open.exitCode()).isEmpty();
    }

    @Test
    void aByteOfTheAnswerIsNeverNegative() throws IOException {
        InputStream stream = new ByteArrayInputStream(
                "\nab12 begins\n\u00FF\n\nab12 ended 0\n".getBytes(StandardCharsets.ISO_8859_1));

        FramedAnswer answer = new FramedAnswer(stream, "ab12");

        assertThat(answer.read()).isEqualTo(255);
        assertThat(answer.read()).isEqualTo('\n');
        assertThat(answer.read()).isEqualTo(-1);
        assertThat(answer.exitCode()).hasValue(0);
    }

    @Test
    void afterOneByteTheRestIsReadAtOnce() throws IOException {
        FramedAnswer answer = framed("\nab12 begins\none\n\nab12 ended 0\n", 1000);

        assertThat(answer.read()).isEqualTo('o');
        byte[] rest = new byte[10];
        assertThat(answer.read(rest, 0, 10)).isEqualTo(3);
        assertThat(rest).startsWith('n', 'e', '\n', 0);
        assertThat(answer.read(rest, 0, 10)).isEqualTo(-1);
    }

    /** The connection stays open behind it: to read on would be to wait for bytes that never come. */
    @Test
    void nothingIsReadAfterTheEnd() throws IOException {
        InputStream stream = new SequenceInputStream(
                new ByteArrayInputStream("\nab12 begins\n\nab12 ended 0\n".getBytes(StandardCharsets.UTF_8)),
                new InputStream() {
                    @Override
                    public int read() {
                        throw new IllegalStateException("read after the end");
                    }
                });
        FramedAnswer answer = new FramedAnswer(stream, "ab12");

        assertThat(answer.readAllBytes()).isEmpty();

        assertThat(answer.exitCode()).hasValue(0);
    }

    /** It arrives in pieces of this size at most. */
    private static FramedAnswer framed(String text, int piece) {
        InputStream whole = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        return new FramedAnswer(
                new InputStream() {
                    @Override
                    public int read() throws IOException {
                        return whole.read();
                    }

                    @Override
                    public int read(byte[] bytes, int offset, int length) throws IOException {
                        return whole.read(bytes, offset, Math.min(piece, length));
                    }
                },
                "ab12");
    }
}
