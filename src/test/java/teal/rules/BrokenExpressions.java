package teal.rules;

import static teal.rules.BrokenDiagram.tells;

import java.util.List;

/** Expressions that do more than compare. */
final class BrokenExpressions {

    private static final String UPGRADE = "cluster-upgrade.bpmn";

    private BrokenExpressions() {}

    static List<BrokenDiagram> all() {
        return List.of(
                BrokenDiagram.of(
                        "a condition that calls a method",
                        UPGRADE,
                        edit -> edit.condition("Flow_HowToGoOn_UpgradeCluster", "${decision.equals('retry')}"),
                        tells(
                                "Flow_HowToGoOn_UpgradeCluster",
                                "harmless-expressions",
                                "the expression '${decision.equals('retry')}' is not allowed: expressions may only"
                                        + " compare variables, as in ${approved == 'yes'}; simplify it")),
                BrokenDiagram.of(
                        "an expression in a name",
                        UPGRADE,
                        edit -> edit.set(
                                "UserTask_DecideHowToGoOn",
                                "name",
                                "Decide #{''.getClass().forName('java.lang.Runtime')}"),
                        tells(
                                "UserTask_DecideHowToGoOn",
                                "harmless-expressions",
                                "the expression '#{''.getClass().forName('java.lang.Runtime')}' is not allowed:"
                                        + " expressions may only compare variables, as in ${approved == 'yes'};"
                                        + " simplify it")),
                BrokenDiagram.of(
                        "an expression that does not end",
                        UPGRADE,
                        edit -> edit.set("UserTask_DecideHowToGoOn", "camunda:candidateGroups", "${operators"),
                        tells(
                                "UserTask_DecideHowToGoOn",
                                "harmless-expressions",
                                "the expression '${operators' is not allowed: expressions may only compare variables,"
                                        + " as in ${approved == 'yes'}; simplify it")));
    }
}
