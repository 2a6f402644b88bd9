package teal.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import teal.lab.CockpitSession;
import teal.lab.LabCompany;
import teal.lab.ReleaseScene;
import teal.lab.process.PostgreSql;
import teal.release.ReleaseId;

/**
 * How fast the release board's data comes, by HTTP from a signed-in Cockpit, with 10,000 past and 100 running releases on
 * PostgreSQL. One release of each kind is real; the others are its copies. {@code ./mvnw test -Dtest=BoardBench
 * -Dteal.bench.past=10000}.
 */
class BoardBench {

    private static final int PAST = Integer.getInteger("teal.bench.past", 10_000);
    private static final int RUNNING = 100;
    private static final int AT_ONCE = 500;
    private static final int ASKED = 300;

    @Test
    void theBoardAnswersWhoeverLooks() {
        try (PostgreSql database = PostgreSql.start();
                ReleaseScene scene = ReleaseScene.open(LabCompany.open(0), database.settings())) {
            ReleaseId past = scene.request(scene.newVersion());
            scene.approve(past, "yes");
            scene.awaitEnd(past);
            ReleaseId running = scene.request(scene.newVersion());
            scene.awaitTask(running, ReleaseScene.APPROVAL);
            fill(database.ask(), past, running);

            CockpitSession cockpit = CockpitSession.signIn(scene.url(""), "otto");
            Map<String, String> questions = new LinkedHashMap<>();
            questions.put("board", "default/applications");
            questions.put("running release", "default/releases/" + running);
            questions.put("past release", "default/releases/" + past);
            questions.put("past releases", "default/releases?page=0");
            questions.put("page 150", "default/releases?page=150");
            questions.put("by application", "default/releases?application=shop&result=released");
            questions.put("none like that", "default/releases?application=other");
            questions.values().forEach(question -> ask(cockpit, question, ASKED / 3));
            questions.forEach((name, question) -> print(name, ask(cockpit, question, ASKED)));
        }
    }

    private static void fill(JdbcClient database, ReleaseId past, ReleaseId running) {
        Copies copies = new Copies(database);
        for (int from = 1; from < PAST; from += AT_ONCE) {
            copies.past(past.value(), from, Math.min(PAST - 1, from + AT_ONCE - 1));
        }
        copies.running(running.value(), 1, RUNNING - 1);
        database.sql("ANALYZE").update();
        for (String table :
                List.of("ACT_HI_PROCINST", "ACT_HI_ACTINST", "ACT_HI_VARINST", "ACT_HI_DETAIL", "TEAL_ATTEMPT")) {
            System.out.println("  " + table + ": "
                    + database.sql("SELECT count(*) FROM " + table)
                            .query(Long.class)
                            .single() + " rows");
        }
    }

    private static List<Duration> ask(CockpitSession cockpit, String question, int times) {
        List<Duration> took = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            long begin = System.nanoTime();
            assertThat(cockpit.get(question).statusCode()).isEqualTo(200);
            took.add(Duration.ofNanos(System.nanoTime() - begin));
        }
        return took;
    }

    private static void print(String name, List<Duration> took) {
        List<Duration> sorted = took.stream().sorted().toList();
        System.out.println(String.format(
                Locale.ROOT,
                "  %-18s p50 %4d ms, p95 %4d ms, worst %4d ms of %d",
                name,
                sorted.get(sorted.size() / 2).toMillis(),
                sorted.get(sorted.size() * 95 / 100).toMillis(),
                sorted.get(sorted.size() - 1).toMillis(),
                sorted.size()));
    }
}
