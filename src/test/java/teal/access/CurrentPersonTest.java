package teal.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.tuple;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Who is acting, and what they may do by their groups alone. */
class CurrentPersonTest {

    private static final Executor STRANGE_THREAD = task -> new Thread(task).start();

    private final IdentityService identity = new IdentityServiceImpl();
    private final Principals principals = new Principals(() -> identity);
    private final CurrentPerson current = new CurrentPerson(principals);

    @AfterEach
    void signOut() {
        identity.clearAuthentication();
    }

    private static Throwable onAThreadOfNobody(Runnable act) {
        return CompletableFuture.supplyAsync(() -> catchThrowable(act::run), STRANGE_THREAD)
                .join();
    }

    private void signIn(String... groups) {
        identity.setAuthentication("rita", List.of(groups));
    }

    @ParameterizedTest
    @EnumSource
    void membersOfTheGroupAndAdministratorsPassAndNobodyElse(Role role) {
        for (Role theirs : Role.values()) {
            signIn(theirs.group());
            if (theirs == role) {
                assertThatCode(() -> current.mustBe("looking", role)).doesNotThrowAnyException();
            } else {
                assertThatThrownBy(() -> current.mustBe("looking", role))
                        .isInstanceOf(NotAllowed.class)
                        .hasMessage("looking needs the group '" + role.group() + "'");
            }
        }
        signIn("camunda-admin");
        assertThatCode(() -> current.mustBe("looking", role)).doesNotThrowAnyException();
    }

    @Test
    void oneOfSeveralGroupsIsEnoughAndNoneMeansAdministrators() {
        signIn("operators");
        assertThatCode(() -> current.mustBe("looking", Role.AUDITORS, Role.OPERATORS))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> current.mustBe("looking")).hasMessage("looking needs the group 'camunda-admin'");
        signIn("approvers");
        assertThatThrownBy(() -> current.mustBe("looking", Role.AUDITORS, Role.OPERATORS))
                .hasMessage("looking needs the group 'auditors' or 'operators'");
    }

    @Test
    void tealMayAndNobodyMayNot() {
        assertThatCode(() -> current.mustBe("looking", Role.AUDITORS)).doesNotThrowAnyException();
        assertThat(principals.isTeal()).isTrue();

        assertThat(onAThreadOfNobody(() -> current.mustBe("looking", Role.AUDITORS)))
                .isInstanceOf(NoPrincipal.class);
        assertThat(onAThreadOfNobody(() -> assertThat(principals.isTeal()).isFalse()))
                .isNull();
    }

    @Test
    void aPersonOnATealThreadIsThePerson() {
        signIn("approvers");

        assertThat(principals.isTeal()).isFalse();
        assertThat(principals.name()).contains("rita");
        assertThatThrownBy(() -> current.mustBe("looking", Role.AUDITORS)).isInstanceOf(NotAllowed.class);
    }

    @Test
    void whatTealDoesForSomebodyIsDoneAsTealAndThenTheyAreBack() {
        signIn("operators");
        AtomicReference<String> meanwhile = new AtomicReference<>("");

        principals.asTeal(
                "repeating a job",
                () -> meanwhile.set(
                        principals.isTeal() + " for " + principals.onBehalfOf().orElse("nobody")));

        assertThat(meanwhile).hasValue("true for rita");
        assertThat(principals.name()).contains("rita");
        assertThat(principals.onBehalfOf()).isEmpty();
        assertThatThrownBy(() -> principals.asTeal("failing", () -> {
                    throw new IllegalStateException("it fails");
                }))
                .hasMessage("it fails");
        assertThat(principals.name()).contains("rita");
        assertThat(principals.onBehalfOf()).isEmpty();
    }

    @Test
    void whatTealDoesForOneInsideOfWhatItDoesForAnotherIsForTheOther() {
        signIn("operators");
        AtomicReference<String> afterwards = new AtomicReference<>("");

        principals.asTeal("outer", () -> {
            principals.asTeal("inner", () -> {});
            afterwards.set(principals.onBehalfOf().orElse("nobody"));
        });
        assertThat(afterwards).hasValue("rita");

        principals.asTeal("outer", () -> {
            identity.setAuthentication("paula", List.of("operators"));
            principals.asTeal("inner", () -> {});
            identity.clearAuthentication();
            afterwards.set(principals.onBehalfOf().orElse("nobody"));
        });
        assertThat(afterwards).hasValue("rita");
    }

    @Test
    void nobodyTurnsIntoTeal() {
        AtomicReference<String> done = new AtomicReference<>("nothing");

        assertThat(onAThreadOfNobody(() -> principals.asTeal("repeating", () -> done.set("something"))))
                .isInstanceOf(NoPrincipal.class)
                .hasMessageContaining("repeating");
        assertThat(done).hasValue("nothing");
    }

    @Test
    void workOfTealHasItsOwnNameForAsLongAsItLasts() {
        assertThat(onAThreadOfNobody(() -> {
                    SystemPrincipal.run("outer", () -> {
                        SystemPrincipal.run(
                                "inner",
                                () -> assertThat(SystemPrincipal.isActing()).isTrue());
                        assertThat(SystemPrincipal.isActing()).isTrue();
                    });
                    assertThat(SystemPrincipal.isActing()).isFalse();
                    assertThat(SystemPrincipal.<String>call("asking", () -> "answer"))
                            .isEqualTo("answer");
                }))
                .isNull();
    }

    @Test
    void aTokenIsForItsApplicationAlone() {
        identity.setAuthentication(new Pipeline("ci", Role.REQUESTERS, "shop"));

        assertThat(principals.name()).contains("pipeline:ci");
        assertThat(current.isFor("shop")).isTrue();
        assertThat(current.isFor("blog")).isFalse();
        assertThat(current.isForAll()).isFalse();
        assertThatCode(() -> current.mustBeFor("shop")).doesNotThrowAnyException();
        assertThatThrownBy(() -> current.mustBeFor("blog"))
                .isInstanceOf(NotAllowed.class)
                .hasMessageContaining("the token of pipeline:ci is for shop only");
        assertThatThrownBy(() -> current.mustBeFor(null)).isInstanceOf(NotAllowed.class);
        assertThat(rights().include("shop")).isTrue();
        assertThat(rights().include("blog")).isFalse();
    }

    @Test
    void aTokenForAllAndPeopleMayAskAboutEach() {
        identity.setAuthentication(new Pipeline("ci", Role.REQUESTERS, null));
        assertThat(current.isFor("blog") && current.isForAll()).isTrue();
        assertThatCode(() -> current.mustBeFor("blog")).doesNotThrowAnyException();
        signIn("requesters");
        assertThat(principals.pipeline()).isEmpty();
        assertThat(current.isFor("blog") && current.isForAll()).isTrue();
        assertThat(rights().include("blog")).isTrue();
        assertThat(Pipeline.isNamed("pipeline:ci")).isTrue();
        assertThat(Pipeline.isNamed("rita")).isFalse();
        assertThat(Pipeline.isNamed(null)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "requesters, false, true, false, false",
        "approvers, false, false, false, false",
        "operators, true, true, true, false",
        "authors, false, false, true, false",
        "auditors, false, false, false, false",
        "camunda-admin, true, true, true, true"
    })
    void groupsDecideWhatMayBeDoneWithReleases(
            String group, boolean steer, boolean request, boolean move, boolean tokens) {
        signIn(group);

        assertThat(rights().maySteer()).isEqualTo(steer);
        assertThat(rights().mayRequest()).isEqualTo(request);
        assertThat(rights().mayMove()).isEqualTo(move);
        assertThat(rights().mayMakeTokens()).isEqualTo(tokens);
    }

    @Test
    void eachRoleIsAGroupWithAName() {
        assertThat(Role.values())
                .extracting(Role::group, Role::title)
                .contains(tuple("approvers", "Approvers"), tuple("authors", "Process authors"));
    }

    @Test
    void readingNeedsRunningAndPastReleases() {
        Permission running = ProcessDefinitionPermissions.READ_INSTANCE;
        Permission past = ProcessDefinitionPermissions.READ_HISTORY;
        signIn("auditors");

        assertThat(rights(running, past).mayRead()).isTrue();
        assertThat(rights(running).mayRead()).isFalse();
        assertThat(rights(past).mayRead()).isFalse();
        identity.setAuthentication("rita", null);
        assertThat(rights(running, past).maySteer()).isFalse();
        identity.clearAuthentication();
        assertThat(rights().mayRead() && rights().maySteer()).isTrue();
        assertThat(onAThreadOfNobody(() -> assertThat(rights(running, past).mayRead() || rights().maySteer())
                        .isFalse()))
                .isNull();
    }

    /** The engine's service, where everybody has these permissions. */
    private ReleaseRights rights(Permission... granted) {
        AuthorizationService service = (AuthorizationService) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {AuthorizationService.class},
                (proxy, method, arguments) -> {
                    assertThat(method.getName()).isEqualTo("isUserAuthorized");
                    assertThat(arguments[4]).isEqualTo(Rights.RELEASE);
                    return Set.of(granted).contains((Permission) arguments[2]);
                });
        return new ReleaseRights(principals, service);
    }
}
