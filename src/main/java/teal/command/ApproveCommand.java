package teal.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "approve",
        mixinStandardHelpOptions = true,
        description = "Lets users go to the upgraded cluster. Not for the release's own requester.")
final class ApproveCommand extends ApprovalCommand {

    @Option(names = "--comment", paramLabel = "TEXT", description = "What others should know.")
    private String comment = "";

    ApproveCommand() {
        super("yes", "approved");
    }

    @Override
    String comment() {
        return comment;
    }
}
