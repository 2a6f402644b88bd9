package teal.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabOptionsTest {

    @Test
    void showsOneReleaseThatAPersonApproves() {
        assertThat(LabOptions.of()).isEqualTo(new LabOptions(false, 1));
    }

    @Test
    void showsManyWithoutAskingAnybody() {
        assertThat(LabOptions.of("--teal.lab.approve=auto", "--teal.lab.releases=10", "--server.port=8090"))
                .isEqualTo(new LabOptions(true, 10));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--teal.lab.approve=maybe | --teal.lab.approve: found 'maybe'; write 'auto'",
                "--teal.lab.releases=0    | --teal.lab.releases: found '0'; write a number from 1 to 100",
                "--teal.lab.releases=ten  | --teal.lab.releases: found 'ten'; write a number from 1 to 100",
                "--teal.lab.releases=9999 | --teal.lab.releases: found '9999'; write a number from 1 to 100",
                "--teal.lab.aprove=auto   | there is no option --teal.lab.aprove; the lab knows --teal.lab.approve"
            })
    void refusesUnknownOptions(String argument, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LabOptions.of(argument))
                .withMessageContaining(message);
    }
}
