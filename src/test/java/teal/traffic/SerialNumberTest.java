package teal.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SerialNumberTest {

    @ParameterizedTest
    @CsvSource({
        "7, 7, true",
        "8, 7, true",
        "6, 7, false",
        "0, 4294967295, true",
        "4294967295, 0, false",
        "2147483647, 0, true",
        "2147483648, 0, false",
        "2147483649, 0, false",
    })
    void wrapsAround(long serial, long other, boolean reached) {
        assertThat(SerialNumber.hasReached(serial, other)).isEqualTo(reached);
    }
}
