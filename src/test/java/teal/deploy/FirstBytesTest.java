package teal.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a file is by its first bytes and its name, and where its names begin. */
class FirstBytesTest {

    private static FirstBytes of(String text) {
        return new FirstBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void eachKindHasItsBeginning() {
        assertThat(of(" \n").kind()).isEqualTo("an empty file");
        assertThat(of("\n <!DOCTYPE HTML>").kind()).startsWith("a web page");
        assertThat(of("<HTML>").kind()).startsWith("a web page");
        assertThat(of("<x><head>").kind()).startsWith("a web page");
        assertThat(of("<?xml version='1.0'?>").kind()).startsWith("an XML document");
        assertThat(of("<error/>").kind()).startsWith("an XML document");
        assertThat(of("{}").kind()).startsWith("a JSON document");
        assertThat(of("[]").kind()).startsWith("a JSON document");
        assertThat(of("version https://git-lfs.github.com/spec/v1").kind()).startsWith("a Git LFS pointer");
        assertThat(of("PK\u0003\u0004").kind()).isEqualTo("a ZIP archive");
        assertThat(of("BZh9").kind()).isEqualTo("a bzip2 file");
        assertThat(of("\u00FD7zXZ").kind()).isEqualTo("an xz file");
        assertThat(of("(\u00B5/\u00FD").kind()).isEqualTo("a Zstandard file");
        assertThat(of("\u007FELF").kind()).isEqualTo("a program");
        assertThat(of("text").kind()).isEqualTo("a text file");
        assertThat(of("a\u0001").kind()).isEqualTo("something else");
        assertThat(of("x".repeat(257) + "ustar" + "\0").kind()).isEqualTo("a tar archive that is not compressed");
        assertThat(of("x".repeat(257) + "ustar").kind()).isEqualTo("a text file");
        assertThat(of("x".repeat(256) + "ustar\0").kind()).isEqualTo("something else");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "\t", "\u00E9", " "})
    void whatTextsHaveIsText(String part) {
        assertThat(of("a" + part + "b").kind()).isEqualTo("a text file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "\u0007", "\u001B", "\u001F"})
    void whatTextsDoNotHaveIsNot(String part) {
        assertThat(of("a" + part + "b").kind()).isEqualTo("something else");
    }

    @Test
    void showsHowItStarts() {
        assertThat(of("a\n\tb  c").look()).isEqualTo("a text file (it starts with 'a b c')");
        assertThat(of("x".repeat(61)).look()).isEqualTo("a text file (it starts with '" + "x".repeat(60) + "')");
        assertThat(of("\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008\t").look())
                .isEqualTo("something else (it starts with 01 02 03 04 05 06 07 08)");
        assertThat(of("\u0001").look()).isEqualTo("something else (it starts with 01)");
        assertThat(of("<html>").isPage()).isTrue();
        assertThat(of("<x>").isPage()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "shop.tar.gz, GZIP", "SHOP.TGZ, GZIP", "shop.tar.xz, XZ", "shop.txz, XZ", "shop.tar.zst, ZSTANDARD",
        "shop.tzst, ZSTANDARD", "shop.zip, ZIP", "shop.jar, ''", "shop.tar.gz.sig, ''", "tar.gz, ''"
    })
    void archivesAreKnownByTheEndOfTheirNames(String name, String kind) {
        assertThat(ArchiveKind.of(name).map(Enum::name).orElse("")).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({
        "shop.tar, false",
        "shop.TAR.BZ2, false",
        "shop.tbz, false",
        "shop.tbz2, false",
        "shop.7z, false",
        "shop.rar, false",
        "shop.tar.lzma, false",
        "shop.tar.gz, true",
        "shop.jar, true",
        "shop.tarx, true",
        "tar, true"
    })
    void archivesThatCannotBeUnpackedAreNotTaken(String name, boolean taken) {
        assertThat(ArchiveKind.isTaken(name)).isEqualTo(taken);
    }

    @Test
    void leadingDirectoriesAreLeftOut() {
        StrippedNames one = new StrippedNames(1);
        assertThat(one.strip("shop-1.0", true)).isEmpty();
        assertThat(one.strip("shop-1.0/bin", true)).isEqualTo("bin");
        assertThat(one.strip("shop-1.0/bin/start", false)).isEqualTo("bin/start");
        assertThat(one.strip("", true)).isEmpty();
        assertThatThrownBy(() -> one.strip("README", false))
                .isInstanceOf(UnsafeArchive.class)
                .hasMessageContaining("the entry 'README' is not below the single directory");
        assertThatThrownBy(() -> one.strip("other/file", false))
                .hasMessageContaining("more than one directory")
                .hasMessageContaining("'shop-1.0' and 'other'");
        StrippedNames two = new StrippedNames(2);
        assertThat(two.strip("a/b", true)).isEmpty();
        assertThat(two.strip("a/b/c", false)).isEqualTo("c");
        assertThatThrownBy(() -> two.strip("a/file", false)).hasMessageContaining("the 2 directories");
        assertThatThrownBy(() -> two.strip("a/x/c", false)).hasMessageContaining("'a/b' and 'a/x'");
        assertThat(new StrippedNames(0).strip("a/b", false)).isEqualTo("a/b");
    }
}
