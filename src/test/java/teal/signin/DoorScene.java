package teal.signin;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.IdentityService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.context.ConfigurableApplicationContext;
import teal.audit.AuditEntry;
import teal.audit.AuditTrail;
import teal.lab.ApiCaller;
import teal.lab.LabClock;
import teal.lab.LabCompany;
import teal.lab.LabUsers;
import teal.lab.TealInLab;

/** Teal as those see it who want to get in: with the lab's people, nothing to release, and a clock that tests move. */
final class DoorScene implements BeforeAllCallback, AfterAllCallback {

    private final HttpClient client = HttpClient.newHttpClient();
    private final AtomicInteger newcomers = new AtomicInteger();
    private @Nullable LabClock clock;
    private @Nullable LabCompany company;
    private @Nullable ConfigurableApplicationContext teal;

    @Override
    public void beforeAll(ExtensionContext context) {
        clock = new LabClock();
        company = LabCompany.withoutShop();
        teal = TealInLab.start(company, Map.of("server.port", 0), new String[0], clock());
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (teal != null) {
            teal.close();
        }
        if (company != null) {
            company.close();
        }
        clock().close();
    }

    LabClock clock() {
        return Objects.requireNonNull(clock);
    }

    /** A part of Teal. */
    <T> T part(Class<T> type) {
        return Objects.requireNonNull(teal).getBean(type);
    }

    IdentityService identity() {
        return part(IdentityService.class);
    }

    /** Somebody whom nobody has seen here before. */
    String newcomer(String group) {
        String name = "newcomer" + newcomers.incrementAndGet();
        LabUsers.createStranger(identity(), name);
        identity().createMembership(name, group);
        return name;
    }

    /** What this person has on record. */
    List<AuditEntry> acts(String person) {
        return trail().stream().filter(entry -> entry.person().equals(person)).toList();
    }

    List<AuditEntry> trail() {
        List<AuditEntry> entries = new ArrayList<>();
        LabUsers.as(
                "vera", identity(), () -> entries.addAll(part(AuditTrail.class).read(0, 10_000)));
        return entries;
    }

    /** A program of one of the lab's people. */
    ApiCaller as(String person) {
        return new ApiCaller(this::url, person);
    }

    /** A request with a name and a password. */
    HttpRequest.Builder request(String path, String name, String password) {
        return HttpRequest.newBuilder(URI.create(url(path))).header("Authorization", LabUsers.basic(name, password));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    String url(String path) {
        return "http://127.0.0.1:"
                + Objects.requireNonNull(teal).getEnvironment().getProperty("local.server.port") + path;
    }
}
