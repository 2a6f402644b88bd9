package teal.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.TSIG;
import org.xbill.DNS.Type;
import teal.release.InvalidSetting;
import teal.release.Masked;
import teal.release.Secret;

class SettingsTest {

    @TempDir
    Path directory;

    private static final Secret SECRET = new Secret("env:TSIG");

    @Test
    void needsOnlyRecordZonePrimaryAndKey() {
        TrafficSettings settings = settings("Shop.Example.test.", "example.TEST.", null);

        assertThat(settings.record()).isEqualTo("shop.example.test.");
        assertThat(settings.zone()).isEqualTo("example.test.");
        assertThat(settings.ttl()).hasSeconds(60);
        assertThat(settings.timeout()).hasSeconds(5);
        assertThat(settings.cacheMargin()).hasSeconds(2);
        assertThat(settings.nameServers()).isEmpty();
        assertThat(settings.resolvers()).isEmpty();
        assertThat(settings.tsig().algorithm()).isEqualTo("hmac-sha256");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"example.test.", "shop.example.org.", "shop.notexample.test", "shop", "$(id).example.test."})
    void refusesARecordThatIsNotBelowTheZone(String record) {
        assertThatThrownBy(() -> settings(record, "example.test.", null))
                .isInstanceOfSatisfying(
                        InvalidSetting.class,
                        invalid -> assertThat(invalid.field()).isEqualTo("record"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT0.5S", "P2D", "-PT1S"})
    void refusesATtlThatNoCacheCanKeep(Duration ttl) {
        assertThatThrownBy(() -> settings("shop.example.test.", "example.test.", ttl))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContaining("from 1s to 24h");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hmac-md5", "hmac-sha1", "hmac-sha224", "hmac-sha256-128", "none"})
    void refusesWeakSignatures(String algorithm) {
        assertThatThrownBy(() -> new TsigKey("teal.", algorithm, SECRET))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContaining("hmac-sha256")
                .hasMessageContaining("RFC 8945 §6");
    }

    @ParameterizedTest
    @CsvSource({"15, false", "16, true"})
    void aSecretHasSixteenBytesAtLeast(int bytes, boolean taken) throws IOException {
        Path file =
                Files.writeString(directory.resolve("tsig"), Base64.getEncoder().encodeToString(new byte[bytes]));
        ThrowingCallable reading = () -> new TsigKey("teal", null, new Secret("file:" + file));

        if (taken) {
            assertThatCode(reading).doesNotThrowAnyException();
        } else {
            assertThatThrownBy(reading).hasMessageContaining("a secret of 15 bytes");
        }
    }

    @Test
    void aClauseIsNeverShownWithItsSecret() {
        assertThat(KeyClause.parse("key \"teal\" { algorithm hmac-sha256; secret \"AAAA\"; };"))
                .get()
                .hasToString("key teal. hmac-sha256 ********");
    }

    @Test
    void namesTheKeyAbsolutely() {
        assertThat(new TsigKey("teal", "HMAC-SHA512", SECRET).name()).isEqualTo("teal.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "key \"teal\" {\n\talgorithm hmac-sha256;\n\tsecret \"%s\";\n};\n",
                "key teal. { secret \"%s\"; algorithm \"HMAC-SHA256\"; }",
                "# for Teal\n/* and\n nobody else */ key \"Teal.\" {algorithm hmac-sha256; // strong\n secret \"%s\";};"
            })
    void takesTheWholeClauseOfTheKey(String clause) throws IOException {
        byte[] secret = new byte[32];
        Arrays.fill(secret, (byte) 0xff);
        String base64 = Base64.getEncoder().encodeToString(secret);
        Path file = Files.writeString(directory.resolve("tsig"), clause.formatted(base64));
        TsigKey key = new TsigKey("teal", null, new Secret("file:" + file));
        Message signed = Message.newQuery(Record.newRecord(Name.root, Type.SOA, DClass.IN));

        key.open(Clock.systemUTC()).apply(signed, null);

        byte[] wire = signed.toWire();
        assertThat(new TSIG(TSIG.HMAC_SHA256, "teal.", base64).verify(new Message(wire), wire, null))
                .isEqualTo(Rcode.NOERROR);
        assertThat(Masked.text("it says " + base64)).doesNotContain(base64);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
            key "other" { algorithm hmac-sha256; secret "%s"; };, a clause of key other.
            key "teal" { algorithm hmac-sha512; secret "%s"; };,  a clause with algorithm hmac-sha512
            key "teal" { algorithm hmac-sha256; secret "AAAA"; };, a secret of 3 bytes
            key "teal" { secret "%s"; };,                         a key clause that has no name
            key "teal" { algorithm hmac-sha256; };,               a key clause that has no name
            key: teal hmac-sha256 %s,                             a text that is no base64
            teal { algorithm hmac-sha256; secret "%s"; };,        a text that is no base64
            """)
    void saysWhatIsWrongWithAClause(String clause, String found) throws IOException {
        String base64 = Base64.getEncoder().encodeToString(new byte[32]);
        Path file = Files.writeString(directory.resolve("tsig"), clause.formatted(base64));

        assertThatThrownBy(() -> new TsigKey("teal", null, new Secret("file:" + file)))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContaining("found '" + found)
                .hasMessageContaining("or the whole clause that tsig-keygen prints, of key teal. with hmac-sha256")
                .hasMessageNotContaining(base64);
    }

    @Test
    void doesNotShowTheSecret() {
        assertThat(settings("shop.example.test.", "example.test.", null).toString())
                .contains("********")
                .doesNotContain("env:TSIG");
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1:5353,       127.0.0.1,        5353, 127.0.0.1:5353",
        "ns1.example.test,     ns1.example.test, 53,   ns1.example.test:53",
        "[::1]:5353,           ::1,              5353, [::1]:5353",
        "[2001:db8::1],        2001:db8::1,      53,   [2001:db8::1]:53",
        "2001:db8::1,          2001:db8::1,      53,   [2001:db8::1]:53",
    })
    void readsServerAddresses(String text, String host, int port, String shown) {
        assertThat(ServerAddress.valueOf(text))
                .isEqualTo(new ServerAddress(host, port))
                .hasToString(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "host:port", "host:65536", "host:0x35", "[::1", "a b", "host:", "-x", "http://host:53/"})
    void refusesWhatIsNoServerAddress(String text) {
        assertThatThrownBy(() -> ServerAddress.valueOf(text)).isInstanceOf(InvalidSetting.class);
    }

    private static TrafficSettings settings(String record, String zone, @Nullable Duration ttl) {
        return new TrafficSettings(
                record,
                zone,
                ttl,
                new ServerAddress("127.0.0.1", 0),
                null,
                List.of(),
                new TsigKey("teal.", null, SECRET),
                null,
                null,
                null,
                null);
    }
}
