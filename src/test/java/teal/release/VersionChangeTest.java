package teal.release;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionChangeTest {

    @ParameterizedTest
    @CsvSource({
        "1.9.9,      2.0.0,       MAJOR",
        "1,          2,           MAJOR",
        "v1.2,       v2.0,        MAJOR",
        "1.2.3,      1.3.0,       MINOR",
        "1.9,        1.10,        MINOR",
        "1.2.3,      1.2.4,       PATCH",
        "1.2,        1.2.1,       PATCH",
        "2.0.0-rc.1, 2.0.0,       PATCH",
        "2.0.0,      2.0.0,       PATCH",
        "2.0.0,      2.0.0.1,     PATCH",
        "2.0.0,      1.9.9,       BACK",
        "1.2.1,      1.2,         BACK",
        "build-7,    2.0.0,       OTHER",
        "2.0.0,      nightly,     OTHER",
        "1,          99999999999, OTHER"
    })
    void isToldByTheFirstNumberThatDiffers(Version from, Version to, VersionChange change) {
        assertThat(VersionChange.between(from, to)).isEqualTo(change);
    }
}
