package teal.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import teal.audit.AuditTrail;
import teal.lab.LabCompany;
import teal.lab.LabUsers;
import teal.lab.TealInLab;
import teal.lab.process.PostgreSql;

/**
 * How many acts a second the audit trail takes from many people at once, and what each of them waits; on PostgreSQL, with
 * commits that are on disk. {@code ./mvnw test -Dtest=AuditBench -Dteal.bench.seconds=10}
 */
class AuditBench {

    private static final int SECONDS = Integer.getInteger("teal.bench.seconds", 10);
    private static final int PEOPLE = 16;

    @Test
    void onH2() throws InterruptedException, IOException {
        Path data = Files.createTempDirectory("teal-audit-bench");
        measure("H2", Map.of("spring.datasource.url", "jdbc:h2:file:" + data.resolve("teal") + ";WRITE_DELAY=0"));
    }

    @Test
    void onPostgreSql() throws InterruptedException {
        try (PostgreSql server = PostgreSql.start()) {
            server.ask().sql("ALTER SYSTEM SET fsync = on").update();
            server.ask().sql("ALTER SYSTEM SET synchronous_commit = on").update();
            server.ask().sql("SELECT pg_reload_conf()").query(Boolean.class).single();
            measure("PostgreSQL", server.settings());
        }
    }

    private static void measure(String name, Map<String, Object> settings) throws InterruptedException {
        try (LabCompany company = LabCompany.withoutShop()) {
            try (ConfigurableApplicationContext teal = TealInLab.start(company, settings, new String[0])) {
                AuditTrail trail = teal.getBean(AuditTrail.class);
                AtomicLong done = new AtomicLong();
                ExecutorService people = Executors.newFixedThreadPool(PEOPLE);
                long end = System.nanoTime() + Duration.ofSeconds(SECONDS).toNanos();
                for (int person = 0; person < PEOPLE; person++) {
                    String who = "person" + person;
                    people.execute(() -> {
                        while (System.nanoTime() < end) {
                            trail.keep(who, "Do", "release 1", "something");
                            done.incrementAndGet();
                        }
                    });
                }
                people.shutdown();
                assertThat(people.awaitTermination(SECONDS + 60, TimeUnit.SECONDS))
                        .isTrue();
                System.out.printf(
                        "%-10s %6d acts a second by %d people, each of which took %.1f ms%n",
                        name, done.get() / SECONDS, PEOPLE, 1000.0 * PEOPLE * SECONDS / done.get());
                LabUsers.as(
                        "vera",
                        teal.getBean(IdentityService.class),
                        () -> assertThat(trail.check().intact()).isTrue());
            }
        }
    }
}
