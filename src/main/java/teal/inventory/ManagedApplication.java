package teal.inventory;

import java.nio.file.Path;
import java.time.Clock;
import teal.deploy.ArtifactStore;
import teal.deploy.Deployer;
import teal.release.Application;
import teal.traffic.TrafficRouter;
import teal.verify.Verifier;

/** An application of the inventory with what it takes to release it. */
public record ManagedApplication(
        Application application,
        ApplicationSettings settings,
        TrafficRouter traffic,
        ArtifactStore artifacts,
        Deployer deployer,
        Verifier verifier) {

    static ManagedApplication of(String name, ApplicationSettings settings, Path workDirectory, Clock clock) {
        ArtifactStore artifacts = new ArtifactStore(
                workDirectory.resolve("artifacts"), settings.deployment().artifacts());
        return new ManagedApplication(
                settings.application(name),
                settings,
                new TrafficRouter(settings.traffic(), clock),
                artifacts,
                new Deployer(settings.deployment(), artifacts),
                new Verifier(settings.verification(), clock));
    }

    public String name() {
        return application.name();
    }
}
