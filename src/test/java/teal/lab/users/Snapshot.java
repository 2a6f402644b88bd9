package teal.lab.users;

import java.util.List;
import java.util.Map;

/**
 * What users have seen so far.
 *
 * @param byCluster requests served, by the CNAME target that they went to
 * @param byVersion requests served, by the version that answered
 * @param recentByVersion the same for the last second
 * @param failures the reasons of the first failures, at most 20
 */
public record Snapshot(
        long served,
        long failed,
        Map<String, Long> byCluster,
        Map<String, Long> byVersion,
        Map<String, Long> recentByVersion,
        List<String> failures) {}
