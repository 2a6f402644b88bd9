package teal.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules for names and links, each at its bound. */
class ArchiveTreeTest {

    private final ArchiveTree tree = new ArchiveTree("/usr/bin/java"::equals);

    @ParameterizedTest
    @CsvSource({
        "name, name",
        "./name, name",
        "././/name, name",
        "name/, name",
        "name//, name",
        "a/b/, a/b",
        ".hidden, .hidden",
        "..., ...",
        "./, ''",
        "., ''",
        "'', ''"
    })
    void aNameIsMadePlain(String raw, String plain) {
        assertThat(ArchiveTree.plain(raw)).isEqualTo(plain);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a", "a\\b", "a\nb", "a\u0000b", "a\uFFFDb", "\uFFFD"})
    void aNameThatIsNotPlainIsRefused(String raw) {
        assertThatThrownBy(() -> ArchiveTree.plain(raw))
                .isInstanceOf(UnsafeArchive.class)
                .hasMessageContaining("no plain relative name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/./b", "a/../b", "a//b", "..", "../a", "a/.."})
    void aNameThatLeavesTheArchiveIsRefused(String raw) {
        assertThatThrownBy(() -> ArchiveTree.plain(raw))
                .isInstanceOf(UnsafeArchive.class)
                .hasMessageContaining("leaves the archive");
    }

    @Test
    void namesAndTargetsMayHaveFourThousandCharacters() {
        String longest = "x".repeat(4_000);
        assertThat(ArchiveTree.plain(longest)).isEqualTo(longest);
        tree.addSymbolicLink("link", longest);
        assertThatCode(tree::check).doesNotThrowAnyException();

        assertThatThrownBy(() -> ArchiveTree.plain(longest + "x")).isInstanceOf(UnsafeArchive.class);
        assertThatThrownBy(() -> tree.addSymbolicLink("other", longest + "x"))
                .isInstanceOf(UnsafeArchive.class)
                .hasMessageContaining("no plain target");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\\b", "a\nb"})
    void aTargetThatIsNotPlainIsRefused(String target) {
        assertThatThrownBy(() -> tree.addSymbolicLink("link", target))
                .isInstanceOf(UnsafeArchive.class)
                .hasMessageContaining("the link 'link' has no plain target, but ");
    }

    /** As many as Linux follows on the way to a file. */
    @ParameterizedTest
    @CsvSource({"40, true", "41, false"})
    void fortyLinksAreFollowed(int links, boolean taken) {
        // The check of the first link follows all that come after it.
        for (int i = 0; i < links; i++) {
            tree.addSymbolicLink("link" + i, "link" + (i + 1));
        }
        tree.addSymbolicLink("link" + links, "file");

        if (taken) {
            assertThatCode(tree::check).doesNotThrowAnyException();
        } else {
            assertThatThrownBy(tree::check).hasMessageContaining("leads round in a circle");
        }
    }

    @Test
    void aLinkThroughOneThatLeadsOutsideMayNotClimbThere() {
        tree.addSymbolicLink("java", "/usr/bin/java");
        tree.addSymbolicLink("below", "java/lib");
        assertThatCode(tree::check).doesNotThrowAnyException();

        tree.addSymbolicLink("climbs", "java/lib/../../..");
        assertThatThrownBy(tree::check).hasMessageContaining("the link 'climbs' leads out of it");
    }

    @Test
    void onlyTheAbsoluteTargetsThatAreAllowedAre() {
        tree.addSymbolicLink("java", "/usr/bin/java2");

        assertThatThrownBy(tree::check).hasMessageContaining("leads out of it, to '/usr/bin/java2'");
    }

    @Test
    void aFileOrDirectoryMayBeThereTwiceAndALinkMayNot() {
        tree.addFile("file");
        tree.addFile("file");
        tree.addDirectory("directory");
        tree.addDirectory("directory");
        tree.addSymbolicLink("link", "file");
        assertThat(tree.size()).isEqualTo(3);

        assertThatThrownBy(() -> tree.addSymbolicLink("link", "file")).hasMessageContaining("is in it twice");
        assertThatThrownBy(() -> tree.addDirectory("file"))
                .hasMessageContaining("is in it twice, as a file and as a directory");
    }

    @Test
    void aHardLinkLeadsToAFileBeforeItAndIsOneThen() {
        tree.addFile("file");
        tree.addHardLink("one", "file");
        tree.addHardLink("two", "one");

        assertThatThrownBy(() -> tree.addHardLink("three", "none")).hasMessageContaining("not a file before it");
        assertThat(tree.size()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {".teal-sha256", ".teal-sha256/x", ".teal-adopted", ".teal-from"})
    void tealsOwnMarkIsRefused(String name) {
        assertThatThrownBy(() -> tree.addFile(name)).hasMessageContaining("Teal's own mark");
    }

    @Test
    void aNameThatOnlyBeginsLikeTealsMarkIsAnybodys() {
        tree.addFile(".teal-sha256sums");
        tree.addFile("a/.teal-sha256");

        assertThatCode(tree::check).doesNotThrowAnyException();
    }

    @Test
    void whatGoesThroughAFileOrALinkIsRefused() {
        tree.addFile("a/b/c");
        tree.addDirectory("a");
        tree.addDirectory("a/b");
        assertThatCode(tree::check).doesNotThrowAnyException();

        tree.addFile("a/b/c/d");
        assertThatThrownBy(tree::check).hasMessageContaining("the entry 'a/b/c/d' goes through a file");
    }

    @Test
    void whatGoesThroughALinkIsRefusedInWhateverOrderTheyCome() {
        tree.addFile("other/link/file");
        tree.addSymbolicLink("link", "other");
        assertThatCode(tree::check).doesNotThrowAnyException();

        tree.addFile("link/file");
        assertThatThrownBy(tree::check).hasMessageContaining("the entry 'link/file' goes through a link");
    }

    @ParameterizedTest
    @CsvSource({
        "a/link, .., true",
        "a/link, ../b/./c, true",
        "a/link, ../.., false",
        "a/link, ../../a, false",
        "link, .., false",
        "a/b/link, ../../c, true",
        "a/b/link, ../../../c, false"
    })
    void aRelativeLinkStaysInTheArchive(String link, String target, boolean stays) {
        tree.addSymbolicLink(link, target);

        if (stays) {
            assertThatCode(tree::check).doesNotThrowAnyException();
        } else {
            assertThatThrownBy(tree::check)
                    .hasMessageContaining("the link '" + link + "' leads out of it, to '" + target + "'");
        }
    }

    /** The second one alone would stay in it. */
    @Test
    void aLinkThroughALinkThatClimbsIsFollowedWhereItLeads() {
        tree.addSymbolicLink("a/up", "..");
        tree.addSymbolicLink("inside", "a/up/b");
        assertThatCode(tree::check).doesNotThrowAnyException();

        tree.addSymbolicLink("outside", "a/up/../b");
        assertThatThrownBy(tree::check).hasMessageContaining("the link 'outside' leads out of it");
    }

    @Test
    void anEmptyArchiveIsRefused() {
        assertThatThrownBy(tree::check).hasMessageContaining("it is empty");
    }
}
