package teal.command;

import picocli.CommandLine.Mixin;

/** Answers the approval of a release. */
abstract class ApprovalCommand extends ServerCommand {

    @Mixin
    private final WhichRelease release = new WhichRelease();

    private final String answer;
    private final String done;

    /**
     * @param answer as the form knows it
     * @param done in words
     */
    ApprovalCommand(String answer, String done) {
        this.answer = answer;
        this.done = done;
    }

    abstract String comment();

    @Override
    final ExitCode ask(Api api, Output out) {
        String id = release.id(api);
        Approval.answer(api, id, answer, comment());
        out.progress(done + " by " + api.user() + "  " + api.page(id));
        return ExitCode.DONE;
    }
}
