package teal.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantCommandChecker;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import teal.access.AccessExtensions;
import teal.access.PeopleNames;
import teal.access.Principals;
import teal.audit.AuditExtensions;
import teal.engine.bound.BoundExtensions;
import teal.guard.Guards;
import teal.inventory.Inventory;
import teal.process.approval.AskPolicy;
import teal.process.request.ReleaseLock;
import teal.process.request.RequestExtensions;
import teal.process.task.AnswersInPlainWords;
import teal.process.task.RefusalNote;

/**
 * Everything that Teal adds to the engine, in a single order. Security depends on the order: the guards check a command
 * before any of it is executed, and tasks are assigned to people only after the rules on who may answer are in place. A
 * different order would be a different program, so a test pins it.
 */
@Component
class EngineExtensions extends AbstractProcessEnginePlugin {

    private final AccessExtensions access;
    private final RequestExtensions requests;
    private final AskPolicy approvals;
    private final AuditExtensions audit;
    private final Deployments deployments;
    private final ReleaseLock lock;
    private final Inventory inventory;
    private final BoundExtensions bounds;
    private final Principals principals;
    private final PeopleNames names;
    private final ApplicationEventPublisher events;
    private final ApplicationContext context;

    EngineExtensions(
            AccessExtensions access,
            RequestExtensions requests,
            AskPolicy approvals,
            AuditExtensions audit,
            Deployments deployments,
            ReleaseLock lock,
            Inventory inventory,
            BoundExtensions bounds,
            Principals principals,
            PeopleNames names,
            ApplicationEventPublisher events,
            ApplicationContext context) {
        this.access = access;
        this.requests = requests;
        this.approvals = approvals;
        this.audit = audit;
        this.deployments = deployments;
        this.lock = lock;
        this.inventory = inventory;
        this.bounds = bounds;
        this.principals = principals;
        this.names = names;
        this.events = events;
        this.context = context;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        inventory.all().forEach(managed -> lock.prepare(managed.name()));
        if (engine.getSqlSessionFactory() == null) {
            engine.setSqlSessionFactory(StatementsOnDemand.of(engine));
        }
        engine.setExpressionManager(new TealsExpressions(context));
        engine.setCustomPreVariableSerializers(List.of(new BoundedTexts()));
        if (engine.getIdentityProviderSessionFactory() == null) {
            engine.setIdentityProviderSessionFactory(Guards.identityProvider());
        }
        engine.setCustomHistoryLevels(List.of(new KeptHistory()));
        bounds.install(engine);
        commands(engine);
        diagrams(engine);
        engine.setCustomHistoryEventHandlers(joined(
                List.of(bounds.variables()), engine.getCustomHistoryEventHandlers(), List.of(audit.historyHandler())));
        deployments(engine);
    }

    /** Outermost first: a command refused here has done nothing yet. */
    private void commands(ProcessEngineConfigurationImpl engine) {
        List<CommandInterceptor> joining = new ArrayList<>(Guards.interceptors(engine));
        joining.addAll(access.interceptors());
        engine.setCustomPreCommandInterceptorsTxRequired(joined(
                joining,
                engine.getCustomPreCommandInterceptorsTxRequired(),
                Stream.concat(
                                requests.interceptors().stream(),
                                Stream.of(
                                        new AnswersInPlainWords(engine, principals, names, events),
                                        bounds.around(engine)))
                        .toList()));
        engine.setCustomPostCommandInterceptorsTxRequired(joined(
                List.of(audit.recorder(), new BoundedCommits(engine)),
                engine.getCustomPostCommandInterceptorsTxRequired(),
                List.of(bounds.inside())));
        List<CommandInterceptor> alone = new ArrayList<>(Guards.interceptors(engine));
        alone.addAll(access.interceptorsOfOwnWork());
        engine.setCustomPreCommandInterceptorsTxRequiresNew(
                joined(alone, engine.getCustomPreCommandInterceptorsTxRequiresNew(), List.of()));
        engine.setCustomPostCommandInterceptorsTxRequiresNew(joined(
                List.of(audit.recorder(), new BoundedCommits(engine)),
                engine.getCustomPostCommandInterceptorsTxRequiresNew(),
                List.of(bounds.inside())));
    }

    /** What every diagram gets, whatever it contains. */
    private void diagrams(ProcessEngineConfigurationImpl engine) {
        BeanFactory beans = context;
        List<BpmnParseListener> first =
                List.of(Guards.listener(names), new DecisionListeners(beans), access.listener());
        List<BpmnParseListener> last =
                List.of(new ApplicationHold(lock), approvals, new RefusalNote(), bounds.listener());
        engine.setCustomPostBPMNParseListeners(joined(first, engine.getCustomPostBPMNParseListeners(), last));
    }

    private void deployments(ProcessEngineConfigurationImpl engine) {
        engine.setCustomPreDeployers(joined(List.of(deployments.gate()), engine.getCustomPreDeployers(), List.of()));
        engine.setCustomPostDeployers(
                joined(List.of(deployments.removal()), engine.getCustomPostDeployers(), List.of()));
        engine.setDeploymentHandlerFactory(UnchangedFiles::new);
        engine.setCommandCheckers(new ArrayList<>(List.of(new TenantCommandChecker(), new AuthorsOnly())));
    }

    @Override
    public void postInit(ProcessEngineConfigurationImpl engine) {
        engine.setDeployers(EngineRefusals.around(engine.getDeployers()));
        engine.getDeploymentCache().setDeployers(engine.getDeployers());
        if (engine.isMetricsEnabled()) {
            engine.getDbMetricsReporter().setMetricsCollectionTask(new MetricsTask(engine));
        }
    }

    private static <T> List<T> joined(List<? extends T> first, @Nullable List<T> present, List<? extends T> last) {
        return new ArrayList<>(Stream.of(first, present == null ? List.<T>of() : present, last)
                .<T>flatMap(List::stream)
                .toList());
    }
}
