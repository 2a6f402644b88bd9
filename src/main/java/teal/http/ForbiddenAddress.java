package teal.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Somebody else's address leads to where only this machine can go. */
public final class ForbiddenAddress extends UnknownHostException {

    private static final long serialVersionUID = 1L;

    /** Where clouds tell their machines who they are, with credentials, besides 169.254.0.0/16. */
    private static final List<String> METADATA =
            List.of("100.100.100.200", "192.0.0.192", "168.63.129.16", "fd00:ec2:0:0:0:0:0:254");

    /** IPv4 behind a translator (RFC 6052): {@code 64:ff9b::/96}. */
    private static final byte[] TRANSLATED = {0, 0x64, (byte) 0xff, (byte) 0x9b, 0, 0, 0, 0, 0, 0, 0, 0};

    ForbiddenAddress(String host, String what) {
        super(host + " is " + what + ", which is not asked");
    }

    /** What a host is by its name alone, as a proxy would be told it; empty if nothing speaks against it. */
    public static Optional<String> byName(String host) {
        String name = host.replaceAll("^\\[|\\]$|\\.$", "").toLowerCase(Locale.ROOT);
        if (name.equals("localhost") || name.endsWith(".localhost")) {
            return Optional.of("this machine");
        }
        if (name.matches("metadata(\\.google\\.internal)?")) {
            return Optional.of("a cloud's metadata");
        }
        boolean number = name.contains(":") || name.matches("([0-9]{1,3}\\.){3}[0-9]{1,3}");
        if (!number) {
            // Other spellings of numbers: some read 0x7f.1 or 2130706433 as 127.0.0.1
            return name.matches("(.*\\.)?(0x[0-9a-f]*|[0-9]+)") ? Optional.of("no plain name") : Optional.empty();
        }
        try {
            return what(InetAddress.getByName(name));
        } catch (UnknownHostException e) {
            return Optional.of("no address");
        }
    }

    static Optional<String> what(InetAddress address) {
        if (address.isLoopbackAddress() || address.isAnyLocalAddress()) {
            return Optional.of("this machine (" + address.getHostAddress() + ")");
        }
        if (address.isLinkLocalAddress() || METADATA.contains(address.getHostAddress())) {
            return Optional.of(
                    "an address of this network segment or a cloud's metadata (" + address.getHostAddress() + ")");
        }
        if (address.isMulticastAddress() || address.getHostAddress().startsWith("0.")) {
            return Optional.of("no server's address (" + address.getHostAddress() + ")");
        }
        byte[] bytes = address.getAddress();
        if (bytes.length == 16 && Arrays.equals(Arrays.copyOf(bytes, 12), TRANSLATED)) {
            try {
                return what(InetAddress.getByAddress(Arrays.copyOfRange(bytes, 12, 16)));
            } catch (UnknownHostException e) {
                throw new IllegalStateException("four bytes are an address", e);
            }
        }
        return Optional.empty();
    }
}
