package teal.traffic;

import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import teal.release.InvalidSetting;
import teal.release.Setting;

/**
 * The address on which a DNS server listens.
 *
 * @param host a name or an IP address, IPv6 without brackets
 * @param port 53 if none (0) is given
 */
public record ServerAddress(String host, int port) {

    private static final Predicate<String> HOST =
            Pattern.compile("[0-9A-Za-z:][0-9A-Za-z._:%-]{0,253}").asMatchPredicate();
    private static final Pattern TEXT =
            Pattern.compile("(?:\\[(?<six>[^\\[\\]]+)]|(?<host>[^:\\[\\]]+))(?::(?<port>[0-9]{1,5}))?");

    public ServerAddress {
        host = Setting.check("host", host, HOST, "a host name or IP address");
        port = Setting.within("port", port == 0 ? null : port, 53, 1, 65535);
    }

    /** Reads {@code 127.0.0.1:5353}, {@code [::1]:53} or {@code ns1.example.test}. */
    public static ServerAddress valueOf(String text) {
        if (text.indexOf(':') != text.lastIndexOf(':') && text.indexOf('[') < 0) {
            return new ServerAddress(text, 0);
        }
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw new InvalidSetting("", text, "a DNS server such as 192.0.2.53, ns1.example.test:5353 or [::1]:53");
        }
        String host = parts.group("six") == null ? parts.group("host") : parts.group("six");
        String port = parts.group("port");
        return new ServerAddress(host, port == null ? 0 : Integer.parseInt(port));
    }

    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
