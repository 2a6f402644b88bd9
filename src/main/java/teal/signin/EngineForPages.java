package teal.signin;

import java.util.HashSet;
import java.util.Set;
import org.camunda.bpm.webapp.impl.engine.EngineRestApplication;

/** The engine's REST API as the web applications' pages use it, with refusals that people can read. */
public class EngineForPages extends EngineRestApplication {

    @Override
    public Set<Class<?>> getClasses() {
        Set<Class<?>> classes = new HashSet<>(super.getClasses());
        classes.add(PlainRefusals.class);
        classes.add(NotPermitted.class);
        return classes;
    }
}
