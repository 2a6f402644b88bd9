package teal.signin;

import java.util.HashSet;
import java.util.Set;
import org.camunda.bpm.admin.impl.web.AdminApplication;
import org.camunda.bpm.admin.impl.web.SetupResource;

/**
 * The Admin application's resources without the one that lets anybody become administrator while there is none
 * (CVE-2026-77226): Teal creates the first one itself.
 */
public class AdminWithoutSetup extends AdminApplication {

    @Override
    public Set<Class<?>> getClasses() {
        Set<Class<?>> classes = new HashSet<>(super.getClasses());
        classes.remove(SetupResource.class);
        return classes;
    }
}
