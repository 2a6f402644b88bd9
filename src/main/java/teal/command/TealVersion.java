package teal.command;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version in the jar's manifest. */
final class TealVersion implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {
            "teal "
                    + Optional.ofNullable(TealVersion.class.getPackage().getImplementationVersion())
                            .orElse("(not packaged)")
        };
    }
}
