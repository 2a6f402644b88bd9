package teal.guard;

import java.util.List;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.GenericManagerFactory;
import teal.access.PeopleNames;

/** The guards, for the engine's wiring. */
public final class Guards {

    private Guards() {}

    /** New instances for each chain of interceptors, because each holds a reference to the next. */
    public static List<CommandInterceptor> interceptors(ProcessEngineConfigurationImpl engine) {
        return List.of(
                new PlainQueries(),
                new NotByHand(engine),
                new CommentsOfTasks(engine),
                new UnrecordedVariables(engine),
                new OutermostCommand());
    }

    /** Added to each diagram. */
    public static BpmnParseListener listener(PeopleNames names) {
        return new AskedOnly(names);
    }

    /** The engine's own users, among whom one administrator always remains. */
    public static SessionFactory identityProvider() {
        return new GenericManagerFactory(LastAdministratorStays.class);
    }
}
