package teal.preflight;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.ServiceImpl;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.repository.Resource;
import org.springframework.stereotype.Component;
import teal.process.request.NewestDiagrams;
import teal.rules.NamedGroups;
import teal.rules.ReleaseFiles;

/** The diagrams and decision tables that the next release will use, and the people whom they name. */
@Component
class NewestFiles {

    private static final String APPROVAL_FORM = "approve-switch";
    private static final int MOST_MEMBERS = 1_000;

    private final RepositoryService repository;
    private final IdentityService identity;

    NewestFiles(RepositoryService repository, IdentityService identity) {
        this.repository = repository;
        this.identity = identity;
    }

    /** The definition's id; empty if the process is not deployed. */
    Optional<String> definition(String process) {
        return whoeverAsks(() -> NewestDiagrams.deployment(repository)
                .flatMap(deployment -> NewestDiagrams.process(repository, deployment, process))
                .map(ProcessDefinition::getId));
    }

    /** Every group that a task asks or a policy names. */
    Set<String> groups() {
        return named(NamedGroups::in);
    }

    /** The groups that diagrams ask for an approval, if no policy names another. */
    Set<String> approvers() {
        return named((name, content) -> NamedGroups.asked(name, content, APPROVAL_FORM));
    }

    /** The people in a group, as far as Teal knows them. */
    Set<String> members(String group) {
        return whoeverAsks(() -> {
            Set<String> members = new TreeSet<>();
            identity.createUserQuery().memberOfGroup(group).listPage(0, MOST_MEMBERS).stream()
                    .map(User::getId)
                    .forEach(members::add);
            return members;
        });
    }

    private Set<String> named(BiFunction<String, byte[], Set<String>> groups) {
        return whoeverAsks(() -> {
            Set<String> found = new TreeSet<>();
            NewestDiagrams.deployment(repository).ifPresent(deployment -> {
                for (Resource file : repository.getDeploymentResources(deployment)) {
                    found.addAll(groups.apply(ReleaseFiles.name(file.getName()), file.getBytes()));
                }
            });
            return found;
        });
    }

    /** Who would be asked does not depend on who wants to know. */
    private <T> T whoeverAsks(Callable<T> question) {
        return ((ServiceImpl) repository)
                .getCommandExecutor()
                .execute(context -> context.runWithoutAuthorization(question));
    }
}
