package teal.lab;

import java.util.Map;
import teal.lab.dns.LabNameServer;
import teal.lab.nodes.LabNodes;

/** The company on the lab's own servers, in this JVM, which can be made to fail. */
public final class LabCompany extends Company {

    /** In bytes. Larger ones cost encryption and digests of padding that no test looks at. */
    static final int SMALL = 100_000;

    private final LabNameServer names;
    private final LabNodes nodes;

    private LabCompany(Premises premises, LabNameServer names, LabNodes nodes) {
        super(premises, names, nodes);
        this.names = names;
        this.nodes = nodes;
    }

    /** With artifacts of {@link #SMALL} bytes, for tests that are not about how they get to the nodes. */
    public static LabCompany open() {
        return open(SMALL);
    }

    /** Opens the company with artifacts of about this size in bytes; users arrive when {@link #letUsersCome} is called. */
    public static LabCompany open(long artifactSize) {
        return Premises.settle(premises -> {
            LabCompany company = build(premises);
            company.openShop(artifactSize);
            return company;
        });
    }

    /** The same servers with nothing on the nodes, for tests of Teal itself that release nothing. */
    public static LabCompany withoutShop() {
        return Premises.settle(LabCompany::build);
    }

    /** The nodes are set up, the record points at blue, and nothing runs: the company before its first release. */
    public static LabCompany beforeItsFirstRelease() {
        return Premises.settle(premises -> {
            LabCompany company = build(premises);
            company.prepareNodes();
            return company;
        });
    }

    private static LabCompany build(Premises premises) {
        LabNameServer names = premises.keep(LabNameServer.start(ZONE, Map.of(RECORD, BLUE), TTL, KEY));
        names.addHost(GREEN);
        LabNodes nodes = premises.keep(LabNodes.start(premises.resolve("nodes"), NODES));
        return new LabCompany(premises, names, nodes);
    }

    @Override
    public LabNameServer names() {
        return names;
    }

    @Override
    public LabNodes nodes() {
        return nodes;
    }
}
