package teal.process.access;

import org.camunda.bpm.admin.Admin;
import org.camunda.bpm.cockpit.Cockpit;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * Puts the guarded query services in the place of the web applications' own. Those are set when the servlet context starts,
 * which is before this; the server answers its first request after it.
 */
@Component
class GuardedWebApps implements SmartInitializingSingleton {

    @Override
    public void afterSingletonsInstantiated() {
        Cockpit.setCockpitRuntimeDelegate(new GuardedCockpit());
        Admin.setAdminRuntimeDelegate(new GuardedAdmin());
    }
}
