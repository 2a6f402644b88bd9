package teal.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.lang.reflect.Constructor;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.camunda.bpm.engine.impl.cmd.GetHistoryLevelCmd;
import org.camunda.bpm.engine.impl.cmd.RestartProcessInstancesCmd;
import org.camunda.bpm.engine.impl.cmd.StartProcessInstanceAtActivitiesCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;

/** What stands in front of each command of the engine, each by itself. */
class CommandGuardsTest {

    /** The engine behind a guard: it says whether Teal acts while the command runs. */
    private static final class Behind extends CommandInterceptor {

        @Override
        @SuppressWarnings("unchecked")
        public <T> T execute(Command<T> command) {
            return (T) (SystemPrincipal.isActing() ? "as Teal" : "as nobody");
        }
    }

    private static CommandInterceptor before(CommandInterceptor guard) {
        guard.setNext(new Behind());
        return guard;
    }

    private static CommandInterceptor principalsOnly() {
        IdentityServiceImpl identity = new IdentityServiceImpl();
        return before(new PrincipalsOnly(new Principals(() -> identity)));
    }

    @Test
    void aReleaseIsNeitherBegunNorRestartedInTheMiddle() {
        CommandExecutor executor = before(new BeginsAtTheStart());

        assertThatThrownBy(() -> executor.execute(new StartProcessInstanceAtActivitiesCmd(null)))
                .isInstanceOf(BadUserRequestException.class)
                .hasMessageContaining("begins at its start");
        assertThatThrownBy(() -> executor.execute(new RestartProcessInstancesCmd(executor, null)))
                .isInstanceOf(BadUserRequestException.class);
        assertThat(executor.<Object>execute(context -> "any other")).isEqualTo("as Teal");
    }

    @Test
    void nobodyRunsACommandAndTealDoes() {
        assertThat(principalsOnly().<Object>execute(context -> "")).isEqualTo("as Teal");
        assertThat(byNobody(context -> "", null)).isInstanceOf(NoPrincipal.class);
    }

    /** Camunda's REST API looks these up in the middle of a person's request, and signs them out for that. */
    @Test
    void whatIsLookedUpForAPersonsRequestIsLookedUpAsTeal() {
        Authentication rita = new UsernamePasswordAuthenticationToken("rita", "", List.of());
        Authentication refused = new UsernamePasswordAuthenticationToken("rita", "");
        Authentication stranger =
                new AnonymousAuthenticationToken("key", "stranger", AuthorityUtils.createAuthorityList("NONE"));

        assertThat(byNobody(new GetHistoryLevelCmd(), rita)).isEqualTo("as Teal");
        assertThat(byNobody(new GetHistoryLevelCmd(), refused)).isInstanceOf(NoPrincipal.class);
        assertThat(byNobody(new GetHistoryLevelCmd(), stranger)).isInstanceOf(NoPrincipal.class);
        assertThat(byNobody(new GetHistoryLevelCmd(), null)).isInstanceOf(NoPrincipal.class);
        assertThat(byNobody(context -> "any other", rita)).isInstanceOf(NoPrincipal.class);
    }

    @Test
    void theEngineClosesOnWhateverThread() throws ReflectiveOperationException {
        Constructor<?> closing = Class.forName("org.camunda.bpm.engine.impl.SchemaOperationProcessEngineClose")
                .getDeclaredConstructor();
        closing.setAccessible(true);

        assertThat(byNobody((Command<?>) closing.newInstance(), null)).isEqualTo("as Teal");
    }

    /** What a command returns, or why it is refused, on a thread on which Teal does not act. */
    private static Object byNobody(Command<?> command, @Nullable Authentication person) {
        CommandInterceptor guard = principalsOnly();
        CompletableFuture<Object> answer = new CompletableFuture<>();
        new Thread(() -> {
                    SecurityContextHolder.getContext().setAuthentication(person);
                    Throwable refused = catchThrowable(() -> answer.complete(guard.execute(command)));
                    answer.complete(refused);
                })
                .start();
        return answer.join();
    }
}
