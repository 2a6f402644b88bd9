package teal.lab.dns;

import java.util.Map;
import java.util.stream.Collectors;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;

/** A BIND primary's and its secondary's configuration for one zone. */
final class BindZone {

    private final Zone zone;
    private final Map<String, String> cnames;
    private final ZoneKeys keys;

    BindZone(Zone zone, Map<String, String> cnames, String keyName) {
        this.zone = zone;
        this.cnames = cnames;
        this.keys = ZoneKeys.fresh(keyName);
    }

    Name origin() {
        return zone.origin();
    }

    ZoneKeys keys() {
        return keys;
    }

    /** Where the aliases point at first. */
    Map<String, String> targets() {
        return cnames;
    }

    /** The zone in master file format (RFC 1035 §5). */
    String file() {
        return zone.records().stream().map(Record::toString).collect(Collectors.joining("\n", "", "\n"));
    }

    /** The key may change exactly the aliases and their markers; the reader's key, known as well, nothing. */
    String onPrimary(int secondaryPort) {
        String grants = cnames.keySet().stream()
                .map(alias -> grant(alias, "CNAME") + grant("_release." + alias, "TXT"))
                .collect(Collectors.joining());
        return String.join(
                "\n",
                key(keys.name(), keys.secret()),
                key(ZoneKeys.ADMINISTRATOR, keys.administratorSecret()),
                key(Bind.READER, keys.secret()),
                "zone \"" + origin() + "\" {",
                "    type primary;",
                "    file \"zone.db\";",
                "    update-policy { " + grants + "grant " + ZoneKeys.ADMINISTRATOR + " zonesub ANY; };",
                "    notify explicit;",
                "    also-notify { 127.0.0.1 port " + secondaryPort + "; };",
                "    notify-delay 0;",
                "};\n");
    }

    String onSecondary(int primaryPort) {
        return String.join(
                "\n",
                key(keys.name(), keys.secret()),
                "zone \"" + origin() + "\" {",
                "    type secondary;",
                "    file \"zone.db\";",
                "    primaries port " + primaryPort + " { 127.0.0.1; };",
                "};\n");
    }

    private String grant(String name, String type) {
        return "grant " + keys.name() + " name " + name + " " + type + "; ";
    }

    private static String key(String name, String secret) {
        return "key \"" + name + "\" { algorithm hmac-sha256; secret \"" + secret + "\"; };";
    }
}
