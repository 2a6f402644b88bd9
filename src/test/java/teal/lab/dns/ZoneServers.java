package teal.lab.dns;

import java.util.List;
import teal.lab.dns.LabNameServer.Change;
import teal.traffic.ServerAddress;

/** The servers of a zone: a primary that accepts signed updates, and its secondaries. */
public interface ZoneServers extends AutoCloseable {

    ServerAddress primary();

    /** All authoritative servers, including the primary. */
    List<ServerAddress> nameServers();

    String tsigKeyName();

    String tsigSecretBase64();

    /** Every change of an alias since the start, in chronological order, as seen by the primary. */
    List<Change> changes();

    @Override
    void close();
}
