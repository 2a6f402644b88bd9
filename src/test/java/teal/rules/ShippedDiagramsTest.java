package teal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShippedDiagramsTest {

    @Test
    void keepEveryRule() {
        assertThat(DiagramCheck.check(Shipped.files())).isEmpty();
    }
}
