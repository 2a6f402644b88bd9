package teal.process.variable;

import java.util.List;

/**
 * What an approver looks at, in the words of the form.
 *
 * @param askedAgain why the question is put again; empty where it is put for the first time
 * @param remarks what somebody accepted or left out on the way
 * @param warmUpChart an image as a data URI; empty where nothing was warmed up
 * @param warmUpText the chart in words
 * @param approvals what others answered already, as far as it counts
 * @param plan what is asked about, as it was when it was asked
 */
public record Evidence(
        String question,
        String askedAgain,
        List<Fact> request,
        List<Fact> effects,
        List<Remark> remarks,
        List<Check> checks,
        List<WarmUp> warmUp,
        String warmUpChart,
        String warmUpText,
        List<NodeVersion> nodes,
        List<Answer> approvals,
        String approvalsMissing,
        ReleasePlan plan) {

    public record Fact(String name, String value) {}

    public record Remark(String text) {}

    public record Check(String node, String check, String result, String time) {}

    public record WarmUp(String node, int requests, int failures, String first, String last) {}

    public record NodeVersion(String cluster, String node, String before, String now) {}

    public record Answer(String by, String answer, String comment, String at) {}
}
