package teal.lab.dns;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;

/** A Knot primary's and its secondary's configuration for one zone. */
final class KnotZone {

    private final Zone zone;
    private final Map<String, String> cnames;
    private final ZoneKeys keys;

    KnotZone(Zone zone, Map<String, String> cnames, ZoneKeys keys) {
        this.zone = zone;
        this.cnames = cnames;
        this.keys = keys;
    }

    Name origin() {
        return zone.origin();
    }

    ZoneKeys keys() {
        return keys;
    }

    /** The zone in master file format (RFC 1035 §5). */
    String file() {
        return zone.records().stream().map(Record::toString).collect(Collectors.joining("\n", "", "\n"));
    }

    /**
     * The key may change exactly the aliases and their markers. A single rule must allow the whole update: Knot does not
     * combine several.
     */
    String onPrimary(Path directory, int port, int secondaryPort) {
        return String.join(
                "\n",
                server(directory, port),
                "key:",
                key(keys.name(), keys.secret()),
                key(ZoneKeys.ADMINISTRATOR, keys.administratorSecret()),
                "remote:",
                "  - id: secondary",
                "    address: 127.0.0.1@" + secondaryPort,
                "acl:",
                "  - id: releases",
                "    key: " + keys.name(),
                "    action: update",
                "    update-type: [ CNAME, TXT ]",
                "    update-owner: name",
                "    update-owner-match: equal",
                "    update-owner-name: [ " + names() + " ]",
                "  - id: administrator",
                "    key: " + ZoneKeys.ADMINISTRATOR,
                "    action: update",
                "  - id: transfer",
                "    address: 127.0.0.1",
                "    action: transfer",
                "zone:",
                "  - domain: " + origin(),
                "    file: zone.db",
                "    notify: secondary",
                "    acl: [ releases, administrator, transfer ]\n");
    }

    String onSecondary(Path directory, int port, int primaryPort) {
        return String.join(
                "\n",
                server(directory, port),
                "remote:",
                "  - id: primary",
                "    address: 127.0.0.1@" + primaryPort,
                "acl:",
                "  - id: notify",
                "    address: 127.0.0.1",
                "    action: notify",
                "zone:",
                "  - domain: " + origin(),
                "    master: primary",
                "    acl: [ notify ]\n");
    }

    private String names() {
        return cnames.keySet().stream()
                .flatMap(alias -> Stream.of(alias, "_release." + alias))
                .collect(Collectors.joining(", "));
    }

    private static String server(Path directory, int port) {
        return String.join(
                "\n",
                "server:",
                "    listen: 127.0.0.1@" + port,
                "    rundir: " + directory,
                "    udp-workers: 1",
                "    tcp-workers: 1",
                "    background-workers: 1",
                "log:",
                "  - target: stdout",
                "    any: info",
                "database:",
                "    storage: " + directory,
                "template:",
                "  - id: default",
                "    storage: " + directory);
    }

    private static String key(String name, String secret) {
        return String.join("\n", "  - id: " + name, "    algorithm: hmac-sha256", "    secret: " + secret);
    }
}
