package teal.verify;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import teal.release.EarlyEnd;
import teal.release.Node;
import teal.release.PermanentRefusal;
import teal.release.Quoted;
import teal.release.Reason;
import teal.release.TechnicalFailure;

/** Finds out which version a node runs, from the source that the inventory names and from no other. */
final class RunningVersion {

    private final HealthSettings health;
    private final VersionSettings settings;
    private final Probe probe;
    private final VersionOnNode onNode;

    RunningVersion(VerificationSettings settings, Probe probe, VersionOnNode onNode) {
        this.health = settings.health();
        this.settings = settings.version();
        this.probe = probe;
        this.onNode = onNode;
    }

    /** @param answer of the health check that was just made */
    FoundVersion on(Node node, Reply answer, EarlyEnd end) {
        if (!answer.arrived()) {
            return FoundVersion.none(answer.found());
        }
        FoundVersion found = settings.command() != null || settings.process() != null
                ? askNode(node)
                : settings.path() == null || settings.path().equals(health.path())
                        ? in(answer, health.path())
                        : askElsewhere(node, settings.path(), end);
        return found.version().map(this::mapped).orElse(found);
    }

    /** A node that cannot be asked right now is asked again at the next look, like an application that does not answer. */
    private FoundVersion askNode(Node node) {
        try {
            return settings.process() != null
                    ? onNode.ranBy(node, settings.process())
                    : onNode.printedBy(node, String.valueOf(settings.command()));
        } catch (TechnicalFailure | PermanentRefusal failure) {
            return FoundVersion.none(Reason.of(failure));
        }
    }

    private FoundVersion askElsewhere(Node node, String path, EarlyEnd end) {
        Reply reply = probe.ask(Target.of(node), path, health.requestTimeout(), end);
        return reply.arrived() && reply.status() / 100 == 2
                ? in(reply, path)
                : FoundVersion.none("the answer of " + path + " was " + reply.found());
    }

    private FoundVersion in(Reply reply, String path) {
        if (settings.header() != null) {
            return reply.header(settings.header())
                    .map(FoundVersion::of)
                    .orElseGet(() -> FoundVersion.none("the answer of " + path + " has no header " + settings.header()
                            + " (" + reply.found() + ")"));
        }
        if (!reply.unreadable().isEmpty()) {
            return FoundVersion.none(missing(settings.json(), reply));
        }
        if (settings.expression() != null) {
            return matched(Expression.of(settings.expression()), reply, path);
        }
        Optional<String> found = settings.json() == null
                ? Optional.of(reply.body().strip()).filter(text -> !text.isEmpty())
                : Json.at(settings.json(), reply.body());
        return found.map(FoundVersion::of).orElseGet(() -> FoundVersion.none(missing(settings.json(), reply)));
    }

    private static String missing(@Nullable String pointer, Reply reply) {
        return "the answer has no version" + (pointer == null ? "" : " at '" + pointer + "'") + " (" + reply.found()
                + ")";
    }

    private static FoundVersion matched(Expression expression, Reply reply, String path) {
        Set<String> found = expression.find(reply.body());
        if (found.size() == 1) {
            return FoundVersion.of(found.iterator().next());
        }
        return FoundVersion.none(
                found.isEmpty()
                        ? "nothing in the answer of " + path + " matches " + Quoted.text(expression.toString()) + " ("
                                + reply.found() + ")"
                        : "the answer of " + path + " matches " + Quoted.text(expression.toString())
                                + " with different texts ("
                                + found.stream().limit(3).map(Quoted::text).collect(Collectors.joining(", "))
                                + "), so which of them is the version is not known");
    }

    private FoundVersion mapped(String reported) {
        return settings.mapping()
                .map(pattern -> pattern.match(reported)
                        .filter(version -> !version.isEmpty())
                        .map(FoundVersion::of)
                        .orElseGet(() -> FoundVersion.none("the reported version " + Quoted.text(reported)
                                + " is not as the pattern " + Quoted.text(pattern.toString()) + " says")))
                .orElseGet(() -> FoundVersion.of(reported));
    }
}
