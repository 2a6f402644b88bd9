package teal.lab.dns;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.xbill.DNS.Name;
import teal.lab.RealServer;

/** Starts a named with its configuration, zone and log in its directory. */
final class NamedProcess {

    private NamedProcess() {}

    static NameServerProcess start(Path directory, int port, String zones, Name zone) throws IOException {
        return startControlled(directory, port, "controls { };\n" + zones, zone);
    }

    /** Takes a {@code controls} statement before the zones, for {@code rndc}. */
    static NameServerProcess startControlled(Path directory, int port, String zones, Name zone) throws IOException {
        Path named = RealServer.require("named", "/usr/sbin/named", "Debian package bind9");
        Path configuration =
                Files.writeString(directory.resolve("named.conf"), options(directory.toAbsolutePath(), port) + zones);
        return NameServerProcess.start(
                port,
                directory.resolve("named.log"),
                zone,
                named.toString(),
                "-4",
                "-n",
                "1",
                "-g",
                "-c",
                configuration.toString());
    }

    private static String options(Path directory, int port) {
        return String.join(
                "\n",
                "options {",
                "    directory \"" + directory + "\";",
                "    pid-file \"" + directory.resolve("named.pid") + "\";",
                "    session-keyfile \"" + directory.resolve("session.key") + "\";",
                "    managed-keys-directory \"" + directory + "\";",
                "    listen-on port " + port + " { 127.0.0.1; };",
                "    listen-on-v6 { none; };",
                "    allow-transfer { 127.0.0.1; };",
                "    recursion no;",
                "    dnssec-validation no;",
                "};\n");
    }
}
