package teal.modeler;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Where everything of a diagram lies, as it is drawn, in the diagram's own units. */
record Drawing(List<Shape> shapes, List<Shape> labels, List<Flow> flows) {

    /** Below this, things that touch do not disturb anybody. */
    private static final double TOLERANCE = 2;

    /** Text is measured as it is drawn: fonts differ from machine to machine, and so does where lines break. */
    private static final String MEASURE = """
            () => {
              const elements = modeler.get('elementRegistry').filter((element) => element.parent && !element.hidden);
              const isLabel = (element) => Boolean(element.labelTarget);
              const box = ({ id, x, y, width, height }) => ({ id, x, y, width, height });
              const text = (label) => {
                const drawn = modeler.get('canvas').getGraphics(label).querySelector('text').getBBox();
                return { id: label.labelTarget.id, x: label.x + drawn.x, y: label.y + drawn.y,
                  width: drawn.width, height: drawn.height };
              };
              return {
                shapes: elements.filter((element) => !element.waypoints && !isLabel(element))
                  .map((element) => ({ ...box(element), host: element.host?.id ?? '' })),
                labels: elements.filter(isLabel).map(text),
                flows: elements.filter((element) => element.waypoints)
                  .map(({ id, source, target, waypoints }) => ({ id, source: source.id, target: target.id,
                    points: waypoints.map(({ x, y }) => [x, y]) })),
              };
            }""";

    record Shape(String id, String host, Rectangle2D box) {

        boolean isAround(Shape other) {
            return box.contains(other.box);
        }
    }

    record Flow(String id, String source, String target, List<Line2D> lines) {

        Point2D begin() {
            return lines.get(0).getP1();
        }

        Point2D end() {
            return lines.get(lines.size() - 1).getP2();
        }
    }

    static Drawing of(Screen screen) {
        JsonNode measured = screen.ask(MEASURE, null);
        return new Drawing(
                shapes(measured.get("shapes")), shapes(measured.get("labels")), flows(measured.get("flows")));
    }

    /** Everything that would disturb who looks at it, in words. */
    List<String> defects() {
        List<String> defects = new ArrayList<>();
        for (int i = 0; i < shapes.size(); i++) {
            for (Shape other : shapes.subList(i + 1, shapes.size())) {
                check(shapes.get(i), other, defects);
            }
        }
        for (int i = 0; i < labels.size(); i++) {
            check(labels.get(i), labels.subList(i + 1, labels.size()), defects);
        }
        for (int i = 0; i < flows.size(); i++) {
            check(flows.get(i), flows.subList(i + 1, flows.size()), defects);
        }
        return defects;
    }

    private static void check(Shape one, Shape other, List<String> defects) {
        boolean belong = one.id().equals(other.host()) || other.id().equals(one.host());
        // The event on a border lies on the border of what is around its host, too, only by mistake.
        if (!belong && overlap(one.box(), other.box()) && !one.isAround(other) && !other.isAround(one)) {
            defects.add(one.id() + " overlaps " + other.id());
        }
    }

    private void check(Shape label, List<Shape> others, List<String> defects) {
        others.stream()
                .filter(other -> overlap(label.box(), other.box()))
                .forEach(other -> defects.add("the labels of " + label.id() + " and " + other.id() + " overlap"));
        shapes.stream()
                .filter(shape ->
                        overlap(label.box(), shape.box()) && !shape.box().contains(label.box()))
                .forEach(shape -> defects.add("the label of " + label.id() + " overlaps " + shape.id()));
        flows.stream()
                .filter(flow -> flow.lines().stream().anyMatch(smaller(label.box())::intersectsLine))
                .forEach(flow -> defects.add(flow.id() + " runs through the label of " + label.id()));
    }

    private void check(Flow flow, List<Flow> others, List<String> defects) {
        Shape source = shape(flow.source());
        Shape target = shape(flow.target());
        if (!touches(source, flow.begin()) || !touches(target, flow.end())) {
            defects.add(flow.id() + " has a loose end");
        }
        others.stream()
                .filter(other -> cross(flow, other))
                .forEach(other -> defects.add(flow.id() + " crosses " + other.id()));
        shapes.stream()
                .filter(shape -> !shape.isAround(source) && !shape.isAround(target))
                .filter(shape ->
                        !shape.id().equals(source.host()) && !shape.host().equals(source.id()))
                .filter(shape -> !shape.host().equals(target.id()))
                .filter(shape -> flow.lines().stream().anyMatch(smaller(shape.box())::intersectsLine))
                .forEach(shape -> defects.add(flow.id() + " runs through " + shape.id()));
    }

    private static boolean cross(Flow one, Flow other) {
        return one.lines().stream()
                .anyMatch(line -> other.lines().stream()
                        .anyMatch(found -> line.intersectsLine(found) && !meetAtAnEnd(one, other, line, found)));
    }

    /** Flows that begin or end at one point do not cross there. */
    private static boolean meetAtAnEnd(Flow one, Flow other, Line2D line, Line2D found) {
        return Stream.of(one.begin(), one.end())
                .filter(end -> end.distance(other.begin()) <= TOLERANCE || end.distance(other.end()) <= TOLERANCE)
                .anyMatch(end -> line.ptSegDist(end) <= TOLERANCE && found.ptSegDist(end) <= TOLERANCE);
    }

    private static boolean touches(Shape shape, Point2D point) {
        Rectangle2D box = shape.box();
        Rectangle2D outer = new Rectangle2D.Double(
                box.getX() - TOLERANCE,
                box.getY() - TOLERANCE,
                box.getWidth() + 2 * TOLERANCE,
                box.getHeight() + 2 * TOLERANCE);
        return outer.contains(point) && !smaller(box).contains(point);
    }

    private static boolean overlap(Rectangle2D one, Rectangle2D other) {
        return smaller(one).intersects(other);
    }

    private static Rectangle2D smaller(Rectangle2D box) {
        return new Rectangle2D.Double(
                box.getX() + TOLERANCE,
                box.getY() + TOLERANCE,
                box.getWidth() - 2 * TOLERANCE,
                box.getHeight() - 2 * TOLERANCE);
    }

    private Shape shape(String id) {
        return shapes.stream()
                .filter(shape -> shape.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<Shape> shapes(JsonNode measured) {
        List<Shape> shapes = new ArrayList<>();
        measured.forEach(shape -> shapes.add(new Shape(
                shape.get("id").asText(),
                shape.path("host").asText(),
                new Rectangle2D.Double(
                        shape.get("x").asDouble(),
                        shape.get("y").asDouble(),
                        shape.get("width").asDouble(),
                        shape.get("height").asDouble()))));
        return shapes;
    }

    private static List<Flow> flows(JsonNode measured) {
        List<Flow> flows = new ArrayList<>();
        measured.forEach(flow -> flows.add(new Flow(
                flow.get("id").asText(),
                flow.get("source").asText(),
                flow.get("target").asText(),
                lines(flow.get("points")))));
        return flows;
    }

    private static List<Line2D> lines(JsonNode points) {
        List<Line2D> lines = new ArrayList<>();
        for (int i = 1; i < points.size(); i++) {
            lines.add(new Line2D.Double(
                    points.get(i - 1).get(0).asDouble(),
                    points.get(i - 1).get(1).asDouble(),
                    points.get(i).get(0).asDouble(),
                    points.get(i).get(1).asDouble()));
        }
        return lines;
    }
}
