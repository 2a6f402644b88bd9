package teal.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.admin.impl.web.SetupResource;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.task.TaskQuery;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * What the engine lets through without Teal: two holes that no published version fixes. When a test here fails, that version
 * of the engine is fixed, and {@code docs/decisions/0014} can say so.
 */
@Tag("slow")
@TestInstance(Lifecycle.PER_CLASS)
class KnownHolesTest {

    private static final String EXPRESSION = "${''.concat(evaluations.incrementAndGet())}";

    private final AtomicInteger evaluations = new AtomicInteger();
    private ProcessEngine engine;

    @BeforeAll
    void start() {
        ProcessEngineConfigurationImpl configuration = new StandaloneInMemProcessEngineConfiguration();
        configuration.setProcessEngineName("known-holes");
        configuration.setJdbcUrl("jdbc:h2:mem:known-holes");
        configuration.setJobExecutorActivate(false);
        configuration.setAdminUsers(List.of("boss"));
        configuration.setBeans(Map.of("evaluations", evaluations));
        engine = configuration.buildProcessEngine();
    }

    @AfterAll
    void stop() {
        engine.close();
    }

    /** CVE-2026-109432: Teal refuses them itself ({@link QueryExpressionsTest}). */
    @Test
    void expressionsInAlternativesOfAQueryAreEvaluated() {
        TaskQuery outermost = engine.getTaskService().createTaskQuery().taskAssigneeExpression(EXPRESSION);
        assertThatThrownBy(outermost::list).isInstanceOf(BadUserRequestException.class);
        assertThat(evaluations).hasValue(0);

        engine.getTaskService()
                .createTaskQuery()
                .or()
                .taskAssigneeExpression(EXPRESSION)
                .endOr()
                .list();

        assertThat(evaluations).hasPositiveValue();
    }

    /** CVE-2026-77226: Teal leaves the resource out ({@code NobodyActsTest}). */
    @Test
    void theSetUpPageIsOpenWhileAdministratorsAreNamedOutsideTheirGroup() {
        var setup = new SetupResource() {
            void ask() {
                ensureSetupAvailable(engine);
            }
        };

        assertThatCode(setup::ask).doesNotThrowAnyException();
    }
}
