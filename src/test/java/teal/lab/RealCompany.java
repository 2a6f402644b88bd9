package teal.lab;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import teal.lab.dns.Bind;
import teal.lab.nodes.OpenSshNodes;

/** The company on servers like those of real companies: BIND 9 with a secondary, and four nodes with OpenSSH. */
public final class RealCompany extends Company {

    private final OpenSshNodes nodes;

    private RealCompany(Premises premises, Bind names, OpenSshNodes nodes) {
        super(premises, names, nodes);
        this.nodes = nodes;
    }

    @Override
    public OpenSshNodes nodes() {
        return nodes;
    }

    /** Opens the company; skips the test if the servers' programs are not installed. */
    public static RealCompany open(long artifactSize) {
        return open(artifactSize, base -> OpenSshNodes.startRecording(base, "shop", NODES));
    }

    /** The same with a green cluster that has IPv6 addresses alone. */
    public static RealCompany withGreenOnIpv6(long artifactSize) {
        return open(
                artifactSize,
                base -> OpenSshNodes.startRecording(
                        base, "shop", name -> name.startsWith("green") ? "::1" : "127.0.0.1", NODES));
    }

    /**
     * Opens the company for measurements: its nodes keep no record of their commands, and its servers' own logs tell what
     * they were asked for.
     */
    public static RealCompany openUnrecorded(long artifactSize) {
        return Premises.settle(premises -> open(
                artifactSize,
                premises,
                premises.keep(
                        Bind.startLoggingQueries(premises.resolve("names"), ZONE, Map.of(RECORD, BLUE), TTL, KEY)),
                base -> OpenSshNodes.start(base, List.of("LogLevel VERBOSE"), NODES)));
    }

    /** The nodes are set up, nothing runs, and users find no record: the company before its first release. */
    public static RealCompany beforeItsFirstRelease() {
        return Premises.settle(premises -> {
            Bind names = names(premises);
            names.removeByHand(RECORD);
            RealCompany company = new RealCompany(
                    premises,
                    names,
                    premises.keep(OpenSshNodes.startRecording(premises.resolve("nodes"), "shop", NODES)));
            company.prepareNodes();
            return company;
        });
    }

    private static Bind names(Premises premises) {
        return premises.keep(Bind.start(premises.resolve("names"), ZONE, Map.of(RECORD, BLUE), TTL, KEY));
    }

    private static RealCompany open(long artifactSize, Function<Path, OpenSshNodes> start) {
        return Premises.settle(premises -> open(artifactSize, premises, names(premises), start));
    }

    private static RealCompany open(
            long artifactSize, Premises premises, Bind names, Function<Path, OpenSshNodes> start) {
        OpenSshNodes nodes = premises.keep(start.apply(premises.resolve("nodes")));
        RealCompany company = new RealCompany(premises, names, nodes);
        company.openShop(artifactSize);
        return company;
    }
}
