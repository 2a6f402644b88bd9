package teal.process.approval;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import teal.verify.NodeWarmUp;

/**
 * A small chart of how each node's responses got faster: the 95th percentile of each window of requests. It is a
 * separate image, since forms in Tasklist run no code and have no charts.
 *
 * @param limit response time of a warm node
 */
record WarmUpChart(List<NodeWarmUp> nodes, Duration limit) {

    /** More lines would be indistinguishable, so only the slowest nodes are drawn. */
    private static final int MOST_LINES = 6;
    /** More points would not be visible. */
    private static final int MOST_POINTS = 60;

    private static final int LEFT = 62;
    private static final int RIGHT = 540;
    private static final int TOP = 16;
    private static final int BOTTOM = 176;
    private static final int LABEL = 15;

    /** Colours that colour-blind people can distinguish, dark enough on white; each line also has its own pattern. */
    private static final List<String> STROKES =
            List.of("#0072b2", "#b34700", "#00694f", "#a3406f", "#4d4d4d", "#6b4c9a");

    private static final List<String> DASHES = List.of("none", "7 4", "2 3", "12 4", "9 3 2 3", "4 2");

    static String at(NodeWarmUp node, int window) {
        return node.windows().isEmpty()
                ? ""
                : Readable.milliseconds(node.windows().get(window).p95());
    }

    /** For people who cannot see the chart. */
    String text() {
        return nodes.stream()
                .filter(node -> !node.windows().isEmpty())
                .map(node -> node.node() + " from " + at(node, 0) + " to "
                        + at(node, node.windows().size() - 1))
                .collect(Collectors.joining(
                        "; ",
                        "95 % of responses arrived within, from the first to the last window: ",
                        ". The limit is " + Readable.milliseconds(limit) + "."));
    }

    /** Empty if there is nothing to draw. */
    String dataUri() {
        List<NodeWarmUp> drawn = nodes.stream()
                .filter(node -> !node.windows().isEmpty())
                .sorted(Comparator.comparing(WarmUpChart::slowest).reversed())
                .limit(MOST_LINES)
                .sorted(Comparator.comparing(NodeWarmUp::node))
                .toList();
        return drawn.isEmpty()
                ? ""
                : "data:image/svg+xml;base64,"
                        + Base64.getEncoder().encodeToString(svg(drawn).getBytes(StandardCharsets.UTF_8));
    }

    private String svg(List<NodeWarmUp> drawn) {
        double highest = Math.max(
                drawn.stream().mapToDouble(node -> millis(slowest(node))).max().orElse(1), millis(limit));
        double step = step(highest);
        double top = Math.ceil(highest / step) * step;
        StringBuilder svg = new StringBuilder(
                "<svg xmlns='http://www.w3.org/2000/svg' width='640' height='214' viewBox='0 0 640 214'"
                        + " font-family='sans-serif' font-size='12' fill='#333'>"
                        + "<rect width='640' height='214' fill='white'/>");
        for (double value = 0; value <= top; value += step) {
            svg.append(line(LEFT, y(value, top), RIGHT, y(value, top), "#ddd", "none", 1));
            svg.append(label(LEFT - 6, y(value, top) + 4, "end", number(value) + " ms", "#333"));
        }
        svg.append(line(LEFT, y(millis(limit), top), RIGHT, y(millis(limit), top), "#333", "4 4", 1));
        svg.append(
                label(LEFT + 4, y(millis(limit), top) - 4, "start", "warm: " + number(millis(limit)) + " ms", "#333"));
        int requests = drawn.stream().mapToInt(NodeWarmUp::requests).max().orElse(1);
        svg.append(label(RIGHT, BOTTOM + 18, "end", requests + " requests to each node", "#333"));
        svg.append(label(LEFT, BOTTOM + 18, "start", "first window", "#333"));
        svg.append(lines(drawn, top));
        return svg.append("</svg>").toString();
    }

    private String lines(List<NodeWarmUp> drawn, double top) {
        StringBuilder svg = new StringBuilder();
        int windows =
                drawn.stream().mapToInt(node -> node.windows().size()).max().orElse(1);
        List<NodeWarmUp> fromAbove = drawn.stream()
                .sorted(Comparator.comparing(WarmUpChart::end).reversed())
                .toList();
        double labelled = BOTTOM + LABEL - (double) LABEL * fromAbove.size();
        double free = TOP;
        for (int i = 0; i < fromAbove.size(); i++) {
            NodeWarmUp node = fromAbove.get(i);
            int style = drawn.indexOf(node);
            // Keeps labels from overlapping when lines end at the same height.
            double at = Math.max(free, Math.min(y(millis(end(node)), top) + 4, labelled + (double) LABEL * i));
            free = at + LABEL;
            svg.append("<polyline fill='none' stroke-width='2' stroke='")
                    .append(STROKES.get(style))
                    .append("' stroke-dasharray='")
                    .append(DASHES.get(style))
                    .append("' points='")
                    .append(points(node, windows, top))
                    .append("'/>")
                    .append(dot(node, windows, top, STROKES.get(style)))
                    .append(label(RIGHT + 6, at, "start", node.node(), STROKES.get(style)));
        }
        return svg.toString();
    }

    private static String points(NodeWarmUp node, int windows, double top) {
        int every = Math.max(1, (windows + MOST_POINTS - 1) / MOST_POINTS);
        StringBuilder points = new StringBuilder();
        int last = node.windows().size() - 1;
        for (int i = 0; i <= last; i++) {
            if (i % every == 0 || i == last) {
                points.append(number(x(i, windows)))
                        .append(',')
                        .append(number(y(millis(node.windows().get(i).p95()), top)))
                        .append(' ');
            }
        }
        return points.toString().strip();
    }

    /** Where the line ends: all that is visible of a node that was warm after one window. */
    private static String dot(NodeWarmUp node, int windows, double top, String fill) {
        return "<circle r='3' fill='" + fill + "' cx='"
                + number(x(node.windows().size() - 1, windows)) + "' cy='" + number(y(millis(end(node)), top)) + "'/>";
    }

    private static double x(int window, int windows) {
        return windows == 1 ? RIGHT : LEFT + (RIGHT - LEFT) * (double) window / (windows - 1);
    }

    /** 1, 2 or 5 times a power of ten, for three to six lines. */
    private static double step(double highest) {
        double power = Math.pow(10, Math.floor(Math.log10(Math.max(highest, 1) / 3)));
        double rest = highest / 3 / power;
        return Math.max(1, power * (rest >= 5 ? 5 : rest >= 2 ? 2 : 1));
    }

    private static double y(double value, double top) {
        return BOTTOM - (BOTTOM - TOP) * value / top;
    }

    private static Duration slowest(NodeWarmUp node) {
        return node.windows().stream()
                .map(window -> window.p95())
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    private static Duration end(NodeWarmUp node) {
        return node.windows().get(node.windows().size() - 1).p95();
    }

    private static double millis(Duration duration) {
        return duration.toNanos() / 1e6;
    }

    private static String number(double value) {
        return String.format(Locale.ENGLISH, value == Math.rint(value) ? "%.0f" : "%.1f", value);
    }

    private static String line(double x1, double y1, double x2, double y2, String stroke, String dash, int width) {
        return "<line x1='" + number(x1) + "' y1='" + number(y1) + "' x2='" + number(x2) + "' y2='" + number(y2)
                + "' stroke='" + stroke + "' stroke-dasharray='" + dash + "' stroke-width='" + width + "'/>";
    }

    private static String label(double x, double y, String anchor, String text, String fill) {
        return "<text x='" + number(x) + "' y='" + number(y) + "' text-anchor='" + anchor + "' fill='" + fill + "'>"
                + text.replace("&", "&amp;").replace("<", "&lt;") + "</text>";
    }
}
