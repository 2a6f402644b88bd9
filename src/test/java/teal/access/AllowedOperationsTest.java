package teal.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.authorization.Groups;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the list of operations is read, and which of its lines decides. */
class AllowedOperationsTest {

    private static final Set<String> NOTHING = Set.of();

    private final AllowedOperations operations =
            new AllowedOperations("""
            # at the top
            GET  /                    : anyone
            GET  /health              : anyone

            at /api
            GET  /releases            : members
            POST /releases            : requesters, operators
            GET  /releases/{id}       : members
            GET  /releases/newest/one : signed-in
            GET  /releases/{id}/log   : auditors
            GET  /releases/newest/**  : operators
            GET  /audit               : auditors
            POST /audit/repair        : administrators
            PUT  /audit               : nobody

            at /one /two
            GET  /same                : signed-in

            at /
            GET  /app/**              : anyone
            GET  /app/{name}/secret   : administrators
            """.lines().toList());

    @ParameterizedTest
    @CsvSource({
        "GET, /, true",
        "GET, '', true",
        "HEAD, /health, true",
        "POST, /health, false",
        "GET, /health/, false",
        "GET, /app/a/b/c, true",
        "GET, /app, true",
        "GET, /app/any/secret, false",
        "GET, /api/releases, false",
        "GET, /one/same, false",
        "GET, /none, false"
    })
    void strangersMayWhatAnyoneMay(String method, String path, boolean may) {
        assertThat(operations.isForAnyone(method, path)).isEqualTo(may);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/releases, GET /api/releases",
        "GET, /api/releases/12, GET /api/releases/{id}",
        "GET, /api/releases/newest/log, GET /api/releases/newest/**",
        "GET, /api/releases/newest/one, GET /api/releases/newest/one",
        "GET, /api/releases/12/log, GET /api/releases/{id}/log",
        "HEAD, /api/audit, GET /api/audit",
        "GET, /two/same, GET /two/same",
        "GET, /app/x/secret, GET /app/{name}/secret",
        "GET, /app//secret, GET /app/**",
        "GET, /app/x/secrets, GET /app/**"
    })
    void theClosestLineDecides(String method, String path, String line) {
        assertThat(operations.deciding(method, path).map(Operation::toString)).contains(line);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/releases/12/",
                "/api/releases/",
                "/api/releases//log",
                "/api",
                "/api/releases/12/log/more",
                "/same",
                "/one"
            })
    void whatIsNotListedIsForNobody(String path) {
        assertThat(operations.deciding("GET", path)).isEmpty();
        assertThat(operations.isFor(Set.of(Groups.CAMUNDA_ADMIN), true, "GET", path))
                .isFalse();
        assertThat(operations.refusal("rita", "GET", path)).isEqualTo("Teal offers no such operation");
    }

    @Test
    void eachAudienceIncludesItsOwn() {
        assertThat(operations.isFor(NOTHING, false, "GET", "/one/same")).isTrue();
        assertThat(operations.isFor(NOTHING, true, "GET", "/api/releases")).isTrue();
        assertThat(operations.isFor(NOTHING, false, "GET", "/api/releases")).isFalse();
        assertThat(operations.isFor(Set.of("camunda-admin"), false, "GET", "/api/releases"))
                .isTrue();
        assertThat(operations.isFor(Set.of("operators"), true, "POST", "/api/releases"))
                .isTrue();
        assertThat(operations.isFor(Set.of("approvers"), true, "POST", "/api/releases"))
                .isFalse();
        assertThat(operations.isFor(Set.of("camunda-admin"), true, "POST", "/api/releases"))
                .isTrue();
        assertThat(operations.isFor(Set.of("auditors", "operators"), true, "POST", "/api/audit/repair"))
                .isFalse();
        assertThat(operations.isFor(Set.of("camunda-admin"), true, "POST", "/api/audit/repair"))
                .isTrue();
        assertThat(operations.isFor(Set.of("camunda-admin"), true, "PUT", "/api/audit"))
                .isFalse();
        assertThat(operations.isFor(NOTHING, false, "GET", "/health")).isTrue();
    }

    @Test
    void aRefusalSaysWhatIsNeeded() {
        assertThat(operations.refusal("rita", "GET", "/one/same")).isEqualTo("this needs a sign-in");
        assertThat(operations.refusal("rita", "GET", "/api/releases"))
                .isEqualTo("this needs a group that may see releases, and rita is in none; ask an administrator");
        assertThat(operations.refusal("rita", "GET", "/api/audit"))
                .isEqualTo("this needs the group 'auditors', and rita is not in it; ask an administrator");
        assertThat(operations.refusal("anna", "POST", "/api/releases"))
                .isEqualTo("this needs the group 'operators' or 'requesters', and anna is in neither; ask an"
                        + " administrator");
        assertThat(operations.refusal("rita", "POST", "/api/audit/repair"))
                .isEqualTo("this needs the group 'camunda-admin', and rita is not in it; ask an administrator");
        assertThat(operations.refusal("rita", "PUT", "/api/audit")).isEqualTo("nobody may do this");
    }

    @Test
    void allAreInTheListAsTheyAreWritten() {
        assertThat(operations.all()).hasSize(15);
        assertThat(operations.all().values().stream().map(Audience::toString).distinct())
                .containsExactlyInAnyOrder(
                        "anyone",
                        "members",
                        "operators, requesters",
                        "signed-in",
                        "auditors",
                        "operators",
                        "administrators",
                        "nobody");
        assertThat(operations.find("GET", "/api/audit").map(Audience::includesStrangers))
                .contains(false);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /x",
                "/x : anyone",
                "GET /x : anyone : nobody",
                "GET /x y : anyone",
                "GET /x : everybody",
                "GET /x : members, operators",
                "GET /x : group"
            })
    void aLineThatCannotBeReadIsRefused(String line) {
        assertThatThrownBy(() -> new AllowedOperations(List.of(line)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("found '");
    }

    /** In whatever order they are listed. */
    @Test
    void theFirstSegmentInWhichTheyDifferMakesALineCloser() {
        Operation fixed = Operation.of("GET", "/a/b");
        Operation named = Operation.of("GET", "/a/{b}");
        Operation open = Operation.of("GET", "/a/**");
        Operation longer = Operation.of("GET", "/a/b/**");

        assertThat(fixed.isCloserThan(named)).isTrue();
        assertThat(named.isCloserThan(fixed)).isFalse();
        assertThat(named.isCloserThan(open)).isTrue();
        assertThat(open.isCloserThan(named)).isFalse();
        assertThat(longer.isCloserThan(fixed)).isTrue();
        assertThat(fixed.isCloserThan(longer)).isFalse();
        assertThat(fixed.isCloserThan(fixed)).isFalse();
    }

    @Test
    void theListThatTealComesWithCanBeRead() {
        AllowedOperations real = new AllowedOperations();

        assertThat(real.isFor(Set.of("auditors"), true, "GET", "/api/audit/check"))
                .isTrue();
        assertThat(real.isFor(Set.of("operators"), true, "GET", "/api/audit/check"))
                .isFalse();
        assertThat(real.isFor(Set.of("camunda-admin"), true, "POST", "/engine-rest/process-definition/1/restart"))
                .isFalse();
    }
}
