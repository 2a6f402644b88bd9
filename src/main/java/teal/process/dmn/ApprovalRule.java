package teal.process.dmn;

import java.util.Optional;

/**
 * Who approves sending users to the upgraded cluster.
 *
 * @param group empty: the group that the diagram names
 * @param approvers how many different people have to approve
 */
public record ApprovalRule(Optional<String> group, int approvers) {}
