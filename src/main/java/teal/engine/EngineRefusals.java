package teal.engine;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import teal.release.Reason;
import teal.rules.DiagramCheck;
import teal.rules.Mistake;
import teal.rules.ReleaseFiles;

/**
 * What the engine's own parsers refuse although no rule does, told like every other mistake: with the file and the element,
 * and as a mistake of the author, not of the server.
 */
final class EngineRefusals implements Deployer {

    private final Deployer engines;

    private EngineRefusals(Deployer engines) {
        this.engines = engines;
    }

    /** @param deployers the engine's and Teal's, in their order */
    static List<Deployer> around(List<Deployer> deployers) {
        List<Deployer> wrapped = new ArrayList<>();
        for (Deployer deployer : deployers) {
            boolean engines = deployer.getClass().getPackageName().startsWith("org.camunda.");
            wrapped.add(engines ? new EngineRefusals(deployer) : deployer);
        }
        return wrapped;
    }

    @Override
    public void deploy(DeploymentEntity deployment) {
        try {
            engines.deploy(deployment);
        } catch (ParseException refused) {
            throw deployment.isNew() ? new RefusedDeployment(mistakes(refused)) : refused;
        } catch (ProcessEngineException refused) {
            // Subclasses are about rights, locks and bounds, not about what is in the files.
            if (!deployment.isNew() || refused.getClass() != ProcessEngineException.class || isOfTheDatabase(refused)) {
                throw refused;
            }
            throw new RefusedDeployment(
                    List.of(DiagramCheck.ofTheEngine(file(deployment, refused), "", Reason.of(refused))));
        }
    }

    private static boolean isOfTheDatabase(Throwable refused) {
        return Stream.iterate(refused, cause -> cause != null, Throwable::getCause)
                .anyMatch(SQLException.class::isInstance);
    }

    private static List<Mistake> mistakes(ParseException refused) {
        List<Mistake> mistakes = new ArrayList<>();
        refused.getResorceReports()
                .forEach(report -> report.getErrors().forEach(error -> {
                    String element = error.getMainElementId() == null ? "" : error.getMainElementId();
                    mistakes.add(DiagramCheck.ofTheEngine(
                            ReleaseFiles.name(report.getResourceName()), element, String.valueOf(error.getMessage())));
                }));
        return mistakes;
    }

    /** The file that the engine names in its message; with a single one deployed, that. */
    private static String file(DeploymentEntity deployment, ProcessEngineException refused) {
        String words = Reason.of(refused);
        return deployment.getResources().keySet().stream()
                .filter(words::contains)
                .findFirst()
                .map(ReleaseFiles::name)
                .orElse("this deployment");
    }
}
