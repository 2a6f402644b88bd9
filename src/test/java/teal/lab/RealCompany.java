package teal.lab;

import java.util.Map;
import teal.lab.dns.Bind;
import teal.lab.nodes.OpenSshNodes;

/** The company on servers as companies have them: BIND 9 with a secondary, and four nodes with OpenSSH. */
public final class RealCompany extends Company {

    private RealCompany(Premises premises, Bind names, OpenSshNodes nodes, long artifactSize) {
        super(premises, names, nodes, artifactSize);
    }

    /** Opens the company; skips the test where the servers' programs are not installed. */
    public static RealCompany open(long artifactSize) {
        return Premises.settle(premises -> {
            Bind names = premises.keep(Bind.start(premises.resolve("names"), ZONE, Map.of(RECORD, BLUE), TTL, KEY));
            OpenSshNodes nodes = premises.keep(OpenSshNodes.startRecording(premises.resolve("nodes"), "shop", NODES));
            return new RealCompany(premises, names, nodes, artifactSize);
        });
    }
}
