package teal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** A task fits on each flow, so that an author who puts one there is not told that it overlaps something. */
class RoomForTasksTest {

    private static final double WIDTH = 100;
    private static final double HEIGHT = 80;

    /** How many places of each stretch of a flow are tried. */
    private static final int PLACES = 40;

    static List<Path> diagrams() throws IOException {
        try (Stream<Path> shipped = Files.list(Shipped.PROCESSES);
                Stream<Path> examples = Files.walk(Path.of("docs", "examples"))) {
            return Stream.concat(shipped, examples)
                    .filter(file -> file.toString().endsWith(".bpmn"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void isOnEachFlow(Path file) throws Exception {
        Document document = SafeXml.read(Files.readAllBytes(file));
        Map<Element, Rectangle2D> shapes = new LinkedHashMap<>();
        Map<String, List<Point2D>> flows = new LinkedHashMap<>();
        Notation.visit(document.getDocumentElement(), element -> {
            if ("BPMNShape".equals(element.getLocalName())) {
                shapes.put(element, box(child(element, "Bounds")));
            } else if ("BPMNEdge".equals(element.getLocalName())) {
                flows.put(
                        element.getAttribute("bpmnElement"),
                        children(element, "waypoint").stream()
                                .map(RoomForTasksTest::point)
                                .toList());
            }
        });

        assertThat(flows)
                .isNotEmpty()
                .allSatisfy((flow, points) -> assertThat(
                                places(points).anyMatch(place -> isFree(place, shapes.values())))
                        .as(flow)
                        .isTrue());
    }

    private static Stream<Rectangle2D> places(List<Point2D> points) {
        List<Rectangle2D> places = new ArrayList<>();
        for (int i = 1; i < points.size(); i++) {
            Point2D from = points.get(i - 1);
            Point2D to = points.get(i);
            IntStream.rangeClosed(0, PLACES)
                    .forEach(place -> places.add(new Rectangle2D.Double(
                            from.getX() + (to.getX() - from.getX()) * place / PLACES - WIDTH / 2,
                            from.getY() + (to.getY() - from.getY()) * place / PLACES - HEIGHT / 2,
                            WIDTH,
                            HEIGHT)));
        }
        return places.stream();
    }

    /** What is around the place does not count. */
    private static boolean isFree(Rectangle2D place, Iterable<Rectangle2D> shapes) {
        for (Rectangle2D shape : shapes) {
            if (shape.intersects(place) && !shape.contains(place)) {
                return false;
            }
        }
        return true;
    }

    private static Rectangle2D box(Element bounds) {
        return new Rectangle2D.Double(
                number(bounds, "x"), number(bounds, "y"), number(bounds, "width"), number(bounds, "height"));
    }

    private static Point2D point(Element waypoint) {
        return new Point2D.Double(number(waypoint, "x"), number(waypoint, "y"));
    }

    private static double number(Element element, String name) {
        return Double.parseDouble(element.getAttribute(name));
    }

    private static Element child(Element parent, String name) {
        return children(parent, name).get(0);
    }

    private static List<Element> children(Element parent, String name) {
        return Notation.children(parent).stream()
                .filter(child -> name.equals(child.getLocalName()))
                .toList();
    }
}
