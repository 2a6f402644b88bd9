package teal.process.variable;

/**
 * Which answers to a decision Teal would refuse, each with the reason; empty for those that are possible. Forms offer only
 * the possible ones.
 *
 * @param goOn continuing past what failed
 * @param skip leaving the node out
 * @param rollBack going back to the old version
 */
public record ImpossibleAnswers(String goOn, String skip, String rollBack) {}
