package teal.lab.dns;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;

/** What the configurations of a BIND primary and its secondary say about one zone. */
final class BindZone {

    static final String ADMINISTRATOR = "administrator.";

    private final Zone zone;
    private final Map<String, String> cnames;
    private final String keyName;
    private final String secret = randomSecret();
    private final String administratorSecret = randomSecret();

    BindZone(Zone zone, Map<String, String> cnames, String keyName) {
        this.zone = zone;
        this.cnames = cnames;
        this.keyName = keyName.endsWith(".") ? keyName : keyName + ".";
    }

    Name origin() {
        return zone.origin();
    }

    String keyName() {
        return keyName;
    }

    String secret() {
        return secret;
    }

    String administratorSecret() {
        return administratorSecret;
    }

    /** Where the aliases point at first. */
    Map<String, String> targets() {
        return cnames;
    }

    /** The zone in master file format (RFC 1035 §5). */
    String file() {
        return zone.records().stream().map(Record::toString).collect(Collectors.joining("\n", "", "\n"));
    }

    /** The key may change exactly the aliases and their markers. */
    String onPrimary(int secondaryPort) {
        String grants = cnames.keySet().stream()
                .map(alias -> grant(alias, "CNAME") + grant("_release." + alias, "TXT"))
                .collect(Collectors.joining());
        return String.join(
                "\n",
                key(keyName, secret),
                key(ADMINISTRATOR, administratorSecret),
                "zone \"" + origin() + "\" {",
                "    type primary;",
                "    file \"zone.db\";",
                "    update-policy { " + grants + "grant " + ADMINISTRATOR + " zonesub ANY; };",
                "    notify explicit;",
                "    also-notify { 127.0.0.1 port " + secondaryPort + "; };",
                "    notify-delay 0;",
                "};\n");
    }

    String onSecondary(int primaryPort) {
        return String.join(
                "\n",
                key(keyName, secret),
                "zone \"" + origin() + "\" {",
                "    type secondary;",
                "    file \"zone.db\";",
                "    primaries port " + primaryPort + " { 127.0.0.1; };",
                "};\n");
    }

    private String grant(String name, String type) {
        return "grant " + keyName + " name " + name + " " + type + "; ";
    }

    private static String key(String name, String secret) {
        return "key \"" + name + "\" { algorithm hmac-sha256; secret \"" + secret + "\"; };";
    }

    private static String randomSecret() {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        return Base64.getEncoder().encodeToString(random);
    }
}
