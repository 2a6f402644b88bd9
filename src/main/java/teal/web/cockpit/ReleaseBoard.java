package teal.web.cockpit;

import java.util.Set;
import org.camunda.bpm.cockpit.plugin.spi.impl.AbstractCockpitPlugin;

/** Registers the release board with Cockpit, which finds it by name in {@code META-INF/services}. */
public final class ReleaseBoard extends AbstractCockpitPlugin {

    static final String ID = "teal";

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public String getAssetDirectory() {
        return "teal/web/cockpit";
    }

    @Override
    public Set<Class<?>> getResourceClasses() {
        return Set.of(BoardResource.class);
    }
}
