package teal.lab;

import java.util.List;
import java.util.Map;
import teal.lab.shop.ShopFault;

/** Versions of the shop that lie ready to be requested in the lab, good ones and bad ones. */
final class ReadyVersions {

    /** @param story what becomes of it */
    private record Ready(String version, String story, Map<ShopFault, String> faults) {}

    private static final List<Ready> ALL = List.of(
            new Ready("3.0.0", "a good version", Map.of()),
            new Ready("4.0.0", "another good version", Map.of()),
            new Ready("5.0.0", "fails its health check", Map.of(ShopFault.UNHEALTHY, "")),
            new Ready("6.0.0", "is too slow for users", Map.of(ShopFault.SLOW, "400")),
            new Ready("7.0.0", "passes every test, and fails under live traffic", Map.of(ShopFault.EXHAUSTED, "600")));

    private ReadyVersions() {}

    /** Puts their artifacts where the shop's come from. */
    static void publish(Company company) {
        ALL.forEach(ready -> company.publish(ready.version(), LabCompany.SMALL, ready.faults()));
    }

    /** One line for each. */
    static List<String> lines() {
        return ALL.stream()
                .map(ready -> String.format("  %s  %s", ready.version(), ready.story()))
                .toList();
    }
}
