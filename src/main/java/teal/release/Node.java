package teal.release;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A server in a cluster.
 *
 * @param name for people, unique within its application, e.g. {@code blue-1}
 * @param host its SSH address, a name or an IP address
 * @param sshPort its SSH port, default 22
 * @param http the address at which the application answers on this node alone, e.g. {@code http://10.0.0.11:8080}
 * @param httpName the name that it is asked for there, in {@code Host}, TLS and its certificate; absent: the public one
 */
public record Node(
        String name,
        String host,
        Integer sshPort,
        URI http,
        @Nullable String httpName) {

    private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9.-]{0,62})");
    private static final Pattern HOST = Pattern.compile("[0-9A-Za-z:]([0-9A-Za-z.:-]{0,252})");

    /** A node that is asked for the public name. */
    public Node(String name, @Nullable String host, @Nullable Integer sshPort, URI http) {
        this(name, host, sshPort, http, null);
    }

    public Node(String name, @Nullable String host, @Nullable Integer sshPort, URI http, @Nullable String httpName) {
        this.name = Setting.check(
                "name", name, NAME.asMatchPredicate(), "up to 63 lower-case letters, digits, '.' and '-'");
        this.host =
                Setting.check("host", Setting.orElse(host, name), HOST.asMatchPredicate(), "a host name or IP address");
        this.sshPort = Setting.within("ssh-port", sshPort, 22, 1, 65535);
        this.http = Setting.check("http", http, Node::isHttpOrigin, "an address such as http://10.0.0.11:8080");
        this.httpName = httpName == null ? null : DnsName.host("http-name", httpName);
    }

    public Optional<String> ownHttpName() {
        return Optional.ofNullable(httpName);
    }

    /** The port that the application listens on. */
    public int httpPort() {
        return http.getPort() > 0 ? http.getPort() : http.getScheme().equals("https") ? 443 : 80;
    }

    /** The SSH server, spelled in one way: two nodes with the same are the same machine. */
    public String sshAddress() {
        return canonical(host) + ":" + sshPort;
    }

    /** Where the application listens, spelled in one way. */
    public String httpAddress() {
        return canonical(http.getHost()) + ":" + httpPort();
    }

    private static String canonical(String host) {
        String name =
                host.toLowerCase(Locale.ROOT).replaceFirst("^\\[(.*)]$", "$1").replaceFirst("\\.$", "");
        boolean address = name.contains(":") || name.matches("[0-9.]+");
        try {
            return address ? InetAddress.getByName(name).getHostAddress() : name;
        } catch (UnknownHostException notOne) {
            return name;
        }
    }

    private static boolean isHttpOrigin(URI uri) {
        return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
                && uri.getHost() != null
                && uri.getUserInfo() == null
                && (uri.getPath() == null
                        || uri.getPath().isEmpty()
                        || uri.getPath().equals("/"))
                && uri.getQuery() == null
                && uri.getFragment() == null;
    }
}
