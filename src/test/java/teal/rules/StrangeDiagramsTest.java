package teal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.ConfigurableApplicationContext;
import teal.lab.TealInLab;
import teal.lab.mall.Mall;

/** Diagrams that the rules refuse, run all the same, to their end: the rules are a help for authors, not the safety. */
@Tag("whole")
@TestInstance(Lifecycle.PER_CLASS)
class StrangeDiagramsTest {

    private Mall mall;
    private ConfigurableApplicationContext teal;
    private PastTheRules rules;
    private int version = 1;

    @BeforeAll
    void open() {
        mall = Mall.ofClusters(List.of(1));
        teal = TealInLab.start(settings(mall), new String[0]);
        rules = new PastTheRules(teal);
    }

    static Map<String, Object> settings(Mall mall) {
        Map<String, Object> settings = new LinkedHashMap<>(mall.properties());
        settings.put("spring.datasource.url", "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        settings.put("server.tomcat.basedir", mall.directory().resolve("tomcat").toString());
        mall.shops().forEach(shop -> settings.put("teal.applications." + shop.name() + ".retry.delays", "200ms"));
        return settings;
    }

    @AfterAll
    void close() {
        teal.close();
        mall.close();
    }

    static Stream<StrangeCase> cases() {
        return StrangeCase.all().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void endsAsWhatIsTrueAndIsRolledBackFromWhateverItWaitsFor(StrangeCase strange) {
        String next = ++version + ".0.0";

        Trial.Seen seen = new Trial(
                        teal,
                        rules,
                        mall.shops().get(0),
                        new Trial.Conduct(strange::answer, Optional.empty(), strange.restless()),
                        moment -> Duration.ZERO)
                .run(strange.files(), next, mall.publish(next));

        System.out.println(strange + ": " + seen);
        assertThat(seen.wrong()).isEmpty();
        assertThat(seen.release().state()).isEqualTo(strange.end());
        assertThat(seen.rest().isPresent()).as("waits: %s", seen.rest()).isEqualTo(strange.waits());
        assertThat(seen.inView()).as("%s", seen.rest()).isNotEqualTo(Optional.of(false));
    }
}
