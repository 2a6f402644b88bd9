package teal.inventory;

import teal.deploy.CommandResult;
import teal.deploy.Deployer;
import teal.deploy.RunningProcess;
import teal.release.Node;
import teal.release.Quoted;
import teal.verify.FoundVersion;
import teal.verify.VersionOnNode;
import teal.verify.VersionProcess;

/** Lets verification ask nodes for versions, by way of the one room that reaches nodes. */
record NodesVersions(Deployer deployer) implements VersionOnNode {

    @Override
    public FoundVersion printedBy(Node node, String command) {
        return read(deployer.ask(node, command));
    }

    static FoundVersion read(CommandResult result) {
        if (result.exitCode() != 0) {
            return FoundVersion.none("the version command ended with exit code " + result.exitCode() + " and printed "
                    + Quoted.text(result.output().strip()));
        }
        String printed = result.output().strip();
        if (printed.isEmpty()) {
            return FoundVersion.none("the version command printed nothing");
        }
        return printed.contains("\n")
                ? FoundVersion.none(
                        "the version command printed " + printed.lines().count()
                                + " lines, where it has to print the version and nothing else: " + Quoted.text(printed))
                : FoundVersion.of(printed);
    }

    @Override
    public FoundVersion ranBy(Node node, VersionProcess process) {
        RunningProcess found = process.unit() != null
                ? deployer.process(node, "unit", process.unit())
                : deployer.process(node, "pid-file", String.valueOf(process.pidFile()));
        return found.version().map(FoundVersion::of).orElseGet(() -> FoundVersion.none(found.why()));
    }
}
