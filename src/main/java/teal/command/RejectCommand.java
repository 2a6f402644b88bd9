package teal.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "reject",
        mixinStandardHelpOptions = true,
        description = "Says no to the upgraded cluster: the release rolls back, or as the inventory says.")
final class RejectCommand extends ApprovalCommand {

    @Option(names = "--comment", required = true, paramLabel = "TEXT", description = "Why.")
    private String comment = "";

    RejectCommand() {
        super("no", "rejected");
    }

    @Override
    String comment() {
        return comment;
    }
}
