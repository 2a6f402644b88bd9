package teal.process.dmn;

import java.util.Optional;

/**
 * Who lets users go to the upgraded cluster.
 *
 * @param group empty: the one that the diagram names
 * @param approvers how many different people have to say yes
 */
public record ApprovalRule(Optional<String> group, int approvers) {}
