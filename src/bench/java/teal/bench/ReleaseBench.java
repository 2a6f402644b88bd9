package teal.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import teal.lab.Company;
import teal.lab.RealCompany;
import teal.release.Node;

/**
 * The same releases, one after the other in one run: two swaps, four nodes, 20 MB, five smoke checks and 100 warm-up
 * requests a node, on a real BIND and four real OpenSSH nodes. {@code ./mvnw test -Dtest=ReleaseBench
 * -Dteal.bench.rounds=5}; needs named, sshd, nsupdate, dig, curl and, to be among the contenders, ansible-playbook.
 */
class ReleaseBench {

    private static final long ARTIFACT = 20_000_000;
    private static final int ROUNDS = Integer.getInteger("teal.bench.rounds", 5);

    private static final Map<String, Object> SETTINGS = Map.ofEntries(
            Map.entry("server.port", 0),
            Map.entry("logging.level.teal", "warn"),
            Map.entry("teal.applications.shop.home", "blue"),
            Map.entry("teal.applications.shop.verification.smoke-tests[3].name", "ready"),
            Map.entry("teal.applications.shop.verification.smoke-tests[3].path", "/ready"),
            Map.entry("teal.applications.shop.verification.smoke-tests[4].name", "again"),
            Map.entry("teal.applications.shop.verification.smoke-tests[4].path", "/"),
            Map.entry("teal.applications.shop.verification.smoke-tests[0].name", "home page"),
            Map.entry("teal.applications.shop.verification.smoke-tests[0].path", "/"),
            Map.entry("teal.applications.shop.verification.smoke-tests[0].text", "{version}"),
            Map.entry("teal.applications.shop.verification.smoke-tests[1].name", "health"),
            Map.entry("teal.applications.shop.verification.smoke-tests[1].path", "/health"),
            Map.entry("teal.applications.shop.verification.smoke-tests[1].json", "/version"),
            Map.entry("teal.applications.shop.verification.smoke-tests[1].value", "{version}"),
            Map.entry("teal.applications.shop.verification.smoke-tests[2].name", "products"),
            Map.entry("teal.applications.shop.verification.smoke-tests[2].path", "/api/products"),
            Map.entry("teal.applications.shop.verification.warm-up.limit", "1m"),
            Map.entry("teal.applications.shop.verification.warm-up.window", 100),
            Map.entry("teal.applications.shop.verification.watch.bake", "0s"));

    @Test
    void tealBesideAScriptAndAnsible() throws IOException {
        try (RealCompany company = RealCompany.openUnrecorded(ARTIFACT);
                TealRelease teal = new TealRelease(company, SETTINGS)) {
            List<Contender> contenders = new ArrayList<>(List.of(teal, script(company)));
            if (Files.isExecutable(Path.of("/usr/bin/ansible-playbook"))) {
                contenders.add(ansible(company));
            }
            Map<String, List<Duration>> times = new LinkedHashMap<>();
            Map<String, Effort> efforts = new LinkedHashMap<>();
            int number = 2;
            for (int round = 0; round <= ROUNDS; round++) {
                for (Contender contender : contenders) {
                    String version = number++ + ".0.0";
                    company.publish(version, ARTIFACT, Map.of());
                    Duration took =
                            round < ROUNDS ? contender.release(version) : counted(company, contender, version, efforts);
                    assertThat(company.versions().values()).as(contender.name()).containsOnly(version);
                    assertThat(company.target()).isEqualTo(Company.BLUE);
                    // The first round is for warming up.
                    if (round > 0) {
                        times.computeIfAbsent(contender.name(), name -> new ArrayList<>())
                                .add(took);
                    }
                }
            }
            report(times);
            efforts.forEach((name, effort) -> System.out.println(name + " " + effort));
        }
    }

    private static Duration counted(Company company, Contender contender, String version, Map<String, Effort> efforts) {
        // Everybody keeps connections for a while, a minute at most; each begins without.
        await().pollDelay(Duration.ofSeconds(65)).atMost(Duration.ofMinutes(2)).until(() -> true);
        Effort before = Effort.until(company);
        Duration took = contender.release(version);
        efforts.put(contender.name(), Effort.until(company).since(before));
        return took;
    }

    private static void report(Map<String, List<Duration>> times) {
        double script = median(times.get("script"));
        times.forEach((name, durations) -> System.out.printf(
                "%-8s median %6.2f s (%.2f x script) of %s%n",
                name,
                median(durations) / 1000,
                median(durations) / script,
                durations.stream().map(Duration::toMillis).sorted().toList()));
    }

    private static double median(List<Duration> durations) {
        return durations.stream().sorted().toList().get(durations.size() / 2).toMillis();
    }

    private static Command script(Company company) throws IOException {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("IDENTITY", company.nodes().ssh().identity().toString());
        environment.put("KNOWN_HOSTS", company.nodes().ssh().knownHosts().toString());
        environment.put("USER_NAME", company.nodes().ssh().user());
        environment.put(
                "CONTROL",
                Files.createDirectories(company.directory().resolve("c")).toString());
        environment.put("KEY", company.names().tsigKeyName());
        environment.put("SECRET", company.names().tsigSecretBase64());
        environment.put(
                "PRIMARY", Integer.toString(company.names().nameServers().get(0).port()));
        environment.put(
                "SECONDARY",
                Integer.toString(company.names().nameServers().get(1).port()));
        environment.put("ZONE", "example.test.");
        environment.put("RECORD", Company.RECORD);
        environment.put("BLUE", Company.BLUE);
        environment.put("GREEN", Company.GREEN);
        environment.put("TTL", "1");
        environment.put("BLUE_NODES", nodes(company, "blue"));
        environment.put("GREEN_NODES", nodes(company, "green"));
        return new Command(
                "script",
                Path.of("src/bench/script").toAbsolutePath(),
                environment,
                version -> List.of("./release.sh", version, file(company, version)));
    }

    private static Command ansible(Company company) throws IOException {
        Path inventory = company.directory().resolve("hosts");
        StringBuilder hosts = new StringBuilder();
        for (String cluster : List.of("blue", "green")) {
            hosts.append('[').append(cluster).append("]\n");
            for (Node node : of(company, cluster)) {
                hosts.append(node.name())
                        .append(" ansible_host=127.0.0.1 ansible_port=")
                        .append(node.sshPort())
                        .append(" directory=")
                        .append(company.nodes().applicationDirectory(node))
                        .append(" http=")
                        .append(node.httpPort())
                        .append('\n');
            }
        }
        hosts.append("[all:vars]\nansible_user=").append(company.nodes().ssh().user());
        hosts.append("\nansible_ssh_private_key_file=")
                .append(company.nodes().ssh().identity());
        hosts.append("\nansible_ssh_common_args=-o UserKnownHostsFile=")
                .append(company.nodes().ssh().knownHosts());
        Map<String, String> settings = Map.of(
                "key",
                company.names().tsigKeyName(),
                "secret",
                company.names().tsigSecretBase64(),
                "primary",
                Integer.toString(company.names().nameServers().get(0).port()),
                "secondary",
                Integer.toString(company.names().nameServers().get(1).port()),
                "zone",
                "example.test.",
                "record",
                Company.RECORD,
                "blue",
                Company.BLUE,
                "green",
                Company.GREEN,
                "ttl",
                "1");
        settings.forEach(
                (name, value) -> hosts.append('\n').append(name).append('=').append(value));
        Files.writeString(inventory, hosts.append('\n'));
        return new Command(
                "Ansible",
                Path.of("src/bench/ansible").toAbsolutePath(),
                Map.of(),
                version -> List.of(
                        "ansible-playbook",
                        "-i",
                        inventory.toString(),
                        "-e",
                        "version=" + version + " artifact=" + file(company, version),
                        "release.yml"));
    }

    private static String nodes(Company company, String cluster) {
        return of(company, cluster).stream()
                .map(node -> node.sshPort() + "," + company.nodes().applicationDirectory(node) + "," + node.httpPort())
                .collect(Collectors.joining(" "));
    }

    private static List<Node> of(Company company, String cluster) {
        return company.nodes().nodes().stream()
                .filter(node -> node.name().startsWith(cluster))
                .toList();
    }

    private static String file(Company company, String version) {
        return company.directory()
                .resolve("artifacts/shop-" + version + ".tar.gz")
                .toString();
    }
}
