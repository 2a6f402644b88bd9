package teal.process.variable;

import java.util.List;

/**
 * What an approver sees, worded for the form.
 *
 * @param askedAgain why the question is asked again; empty the first time
 * @param afterYes what happens after a yes; and after a no
 * @param links pages about the version, and an address at which it can be tried; all begin with {@code https://} or are
 *     from the inventory
 * @param remarks what someone accepted or left out along the way
 * @param warmUpChart an image as a data URI; empty if nothing was warmed up
 * @param warmUpText the chart in words
 * @param approvals others' answers so far, if they count
 * @param plan the plan in question, as it was when the question was asked
 */
public record Evidence(
        String question,
        String askedAgain,
        String afterYes,
        String afterNo,
        List<Link> links,
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

    public record Link(String name, String address) {}

    public record Fact(String name, String value) {}

    public record Remark(String text) {}

    public record Check(String node, String check, String result, String time) {}

    public record WarmUp(String node, int requests, int failures, String first, String last, String answers) {}

    public record NodeVersion(String cluster, String node, String before, String now) {}

    public record Answer(String by, String answer, String comment, String at) {}
}
