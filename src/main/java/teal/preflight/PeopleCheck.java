package teal.preflight;

import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import teal.access.KnownGroups;
import teal.access.PeopleNames;
import teal.inventory.ApprovalSettings;
import teal.inventory.ManagedApplication;
import teal.process.dmn.ApprovalRule;
import teal.process.dmn.Circumstances;
import teal.process.dmn.Policies;
import teal.release.CheckItem;
import teal.release.Checklist;
import teal.release.PermanentRefusal;
import teal.release.VersionChange;

/** Whether there is somebody behind every question that a release may ask. */
@Component
class PeopleCheck {

    private static final String AREA = "people";

    private final NewestFiles files;
    private final KnownGroups groups;
    private final Policies policies;
    private final PeopleNames names;
    private final Clock clock;

    PeopleCheck(NewestFiles files, KnownGroups groups, Policies policies, PeopleNames names, Clock clock) {
        this.names = names;
        this.files = files;
        this.groups = groups;
        this.policies = policies;
        this.clock = clock;
    }

    /** @param requester who would request the release, and may then not approve it; empty if Teal asks */
    List<CheckItem> ask(ManagedApplication managed, Optional<String> requester) {
        ApprovalSettings approval = managed.settings().approval();
        Set<String> asked = new TreeSet<>(files.groups());
        asked.add(approval.escalateTo());
        Optional.ofNullable(approval.group()).ifPresent(asked::add);
        return Stream.concat(
                        asked.stream().map(this::hasMembers),
                        managed.settings().processes().stream()
                                .flatMap(process -> approvals(managed, process, requester).stream()))
                .toList();
    }

    private CheckItem hasMembers(String group) {
        Checklist list = new Checklist(AREA, "group " + group);
        int members = files.members(group).size();
        if (members == 0 && groups.isFilledFromDirectory(group)) {
            list.notAsked("has members", "the directory fills it when its members sign in; none of them has yet", "");
        } else {
            list.add(
                    members > 0,
                    "has members",
                    members == 1 ? "1 person" : members + " people",
                    "add somebody, since a release may ask this group");
        }
        return list.items().get(0);
    }

    private List<CheckItem> approvals(ManagedApplication managed, String process, Optional<String> requester) {
        Checklist list = new Checklist(AREA, "process " + process);
        Optional<String> definition = files.definition(process);
        if (definition.isEmpty()) {
            list.failed(
                    "deployed",
                    "it is not",
                    "deploy it, or correct teal.applications." + managed.name() + ".processes");
        } else if (!managed.settings().approval().isNeededBy(process)) {
            list.passed("approval", "not needed by this process");
        } else {
            try {
                rules(managed, definition.get()).forEach(rule -> canBeApproved(list, rule, requester));
            } catch (PermanentRefusal e) {
                list.add(CheckItem.Outcome.FAILED, "approval", e);
            }
        }
        return list.items();
    }

    /** What the policy says today about versions of every kind. */
    private Set<ApprovalRule> rules(ManagedApplication managed, String definition) {
        ApprovalSettings usual = managed.settings().approval();
        Set<ApprovalRule> rules = new LinkedHashSet<>();
        for (VersionChange change : VersionChange.values()) {
            rules.add(policies.approval(
                    definition,
                    new Circumstances(
                            managed.name(),
                            change,
                            clock.instant().atZone(managed.settings().zone())),
                    new ApprovalRule(Optional.ofNullable(usual.group()), usual.approvers())));
        }
        return rules;
    }

    private void canBeApproved(Checklist list, ApprovalRule rule, Optional<String> requester) {
        Set<String> asked = rule.group().map(Set::of).orElseGet(files::approvers);
        Set<String> people = new TreeSet<>();
        asked.forEach(group -> people.addAll(files.members(group)));
        requester.ifPresent(people::remove);
        String who = requester.map(name -> " other than " + names.of(name)).orElse("");
        list.add(
                people.size() >= rule.approvers(),
                "approval by " + rule.approvers() + " of " + String.join(", ", asked),
                people.size() == 1 ? "1 person" + who : people.size() + " people" + who,
                "add somebody to the group, or let somebody else request the release");
    }
}
