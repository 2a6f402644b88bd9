package teal.inventory;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import teal.deploy.ArtifactStore;
import teal.deploy.Deployer;
import teal.externalcall.Endpoints;
import teal.release.Application;
import teal.release.Cluster;
import teal.release.PermanentRefusal;
import teal.release.Quoted;
import teal.release.TechnicalFailure;
import teal.release.Version;
import teal.traffic.TrafficRouter;
import teal.verify.Metrics;
import teal.verify.Verifier;

/** An application in the inventory, with everything needed to release it. */
public record ManagedApplication(
        Application application,
        ApplicationSettings settings,
        TrafficRouter traffic,
        ArtifactStore artifacts,
        Deployer deployer,
        Verifier verifier,
        Endpoints endpoints,
        Optional<Metrics> metrics) {

    static ManagedApplication of(String name, ApplicationSettings settings, Path workDirectory, Clock clock) {
        ArtifactStore artifacts = new ArtifactStore(
                workDirectory.resolve("artifacts"), settings.deployment().artifacts());
        Deployer deployer = new Deployer(settings.deployment(), artifacts);
        return new ManagedApplication(
                settings.application(name),
                settings,
                new TrafficRouter(settings.traffic(), clock),
                artifacts,
                deployer,
                new Verifier(settings.verification(), new NodesVersions(deployer), clock),
                new Endpoints(settings.endpoints()),
                Optional.ofNullable(settings.metrics()).map(Metrics::new));
    }

    /** Why this process may not release it. */
    public String refusal(String process) {
        return "process: " + name() + " is not released by " + Quoted.text(process) + ", but by "
                + String.join(", ", settings.processes()) + "; choose one of these, or add it to teal.applications."
                + name() + ".processes";
    }

    /**
     * The versions that could be released, newest first, where the inventory says where versions are.
     *
     * @param most how many at most
     * @throws IllegalArgumentException if it does not
     * @throws teal.release.PermanentRefusal if they cannot be listed there
     * @throws teal.release.TechnicalFailure if the location does not answer
     */
    public List<Version> versions(int most) {
        return artifacts.addresses().versions(most);
    }

    /** Whether users are on the other cluster for sure, so that this one can be changed. */
    public boolean isIdle(Cluster cluster) {
        try {
            return application
                    .byTarget(traffic.target())
                    .filter(live -> !live.equals(cluster))
                    .isPresent();
        } catch (TechnicalFailure | PermanentRefusal unknown) {
            return false;
        }
    }

    /**
     * Why users are on neither cluster: the record points elsewhere. Empty if they are on one, or nobody can say; a release
     * asks again, and needs the answer.
     */
    public Optional<String> usersElsewhere() {
        String target;
        try {
            target = traffic.target();
        } catch (TechnicalFailure | PermanentRefusal unknown) {
            return Optional.empty();
        }
        return target.isEmpty() || application.byTarget(target).isPresent()
                ? Optional.empty()
                : Optional.of(settings.traffic().record() + " points at " + target
                        + ", which is neither cluster of " + name() + "; point it at one of them first, or correct the"
                        + " clusters in the inventory");
    }

    /** Where its artifacts may come from. */
    public List<String> artifactPlaces() {
        return settings.deployment().artifacts().from();
    }

    public String name() {
        return application.name();
    }
}
