package teal.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.context.ConfigurableApplicationContext;
import teal.lab.LabCompany;
import teal.lab.TealInLab;

/** Each page runs its own scripts, however many pages are loaded at the same moment. */
@Tag("whole")
@TestInstance(Lifecycle.PER_CLASS)
class NonceTest {

    private static final int PAGES = 50;
    private static final Pattern IN_PAGE = Pattern.compile("nonce=\"([^\"]+)\"");
    private static final Pattern IN_HEADER = Pattern.compile("'nonce-([^']+)'");

    private final HttpClient client = HttpClient.newHttpClient();
    private final Set<String> seen = new HashSet<>();
    private LabCompany company;
    private ConfigurableApplicationContext teal;

    @BeforeAll
    void open() {
        company = LabCompany.withoutShop();
        teal = TealInLab.start(company, Map.of("server.port", 0), new String[0]);
    }

    @AfterAll
    void close() {
        teal.close();
        company.close();
    }

    @RepeatedTest(2)
    void pageAndPolicyNameOneNonceThatNoOtherPageHas() {
        HttpRequest page = HttpRequest.newBuilder(URI.create("http://127.0.0.1:"
                        + teal.getEnvironment().getProperty("local.server.port") + "/camunda/app/cockpit/default/"))
                .build();
        List<CompletableFuture<HttpResponse<String>>> pages = IntStream.range(0, PAGES)
                .mapToObj(i -> client.sendAsync(page, BodyHandlers.ofString()))
                .toList();

        for (CompletableFuture<HttpResponse<String>> answer : pages) {
            HttpResponse<String> got = answer.join();
            List<String> header = all(
                    IN_HEADER,
                    got.headers().firstValue("Content-Security-Policy").orElseThrow());
            assertThat(header).hasSize(1);
            assertThat(all(IN_PAGE, got.body())).hasSizeGreaterThan(2).containsOnly(header.get(0));
            assertThat(seen.add(header.get(0))).as("no page has had it before").isTrue();
        }
    }

    private static List<String> all(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(found -> found.group(1)).toList();
    }
}
