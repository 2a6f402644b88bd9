package teal.lab.dns;

import java.util.List;
import teal.lab.dns.LabNameServer.Change;
import teal.traffic.ServerAddress;

/** What serves a zone: a primary that takes signed updates, and its secondaries. */
public interface ZoneServers extends AutoCloseable {

    ServerAddress primary();

    /** All that answer with authority, the primary included. */
    List<ServerAddress> nameServers();

    String tsigKeyName();

    String tsigSecretBase64();

    /** Every change of an alias since the start, in the order of time, as the primary saw it. */
    List<Change> changes();

    @Override
    void close();
}
