package teal.rules;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.w3c.dom.Element;

/** Diagrams that nobody would draw on purpose: Teal's own, with a few steps and flows taken away, led elsewhere or swapped. */
record DrawnAtRandom(String file, String what, String xml) {

    private static final List<String> NODES = List.of(
            "serviceTask",
            "userTask",
            "callActivity",
            "exclusiveGateway",
            "endEvent",
            "intermediateCatchEvent",
            "boundaryEvent");

    private static final List<BiConsumer<Drawing, Edit>> ACCIDENTS = List.of(
            (drawing, edit) -> edit.lead(drawing.any("sequenceFlow"), drawing.anyNode()),
            (drawing, edit) -> drawing.takeAway(drawing.any("sequenceFlow")),
            (drawing, edit) -> drawing.takeAway(drawing.anyNode()),
            (drawing, edit) -> edit.unset(drawing.anyNode(), "camunda:asyncBefore"),
            (drawing, edit) -> edit.unset(drawing.anyNode(), "name"),
            (drawing, edit) -> edit.set(drawing.any("serviceTask"), "camunda:delegateExpression", drawing.anyStep()));

    /** The same seed draws the same. */
    static List<DrawnAtRandom> some(int count, long seed) {
        Random random = new Random(seed);
        List<String> files = Shipped.files().keySet().stream()
                .filter(name -> name.endsWith(".bpmn"))
                .toList();
        List<DrawnAtRandom> drawn = new ArrayList<>();
        while (drawn.size() < count) {
            String file = files.get(random.nextInt(files.size()));
            Edit edit = Edit.of(file);
            StringBuilder what = new StringBuilder(file);
            int accidents = 1 + random.nextInt(3);
            for (int i = 0; i < accidents; i++) {
                int accident = random.nextInt(ACCIDENTS.size());
                Drawing drawing = new Drawing(edit, random);
                ACCIDENTS.get(accident).accept(drawing, edit);
                what.append(", ").append(accident).append(drawing.chosen);
            }
            drawn.add(new DrawnAtRandom(file, what.toString(), edit.xml()));
        }
        return drawn;
    }

    Map<String, byte[]> set() {
        Map<String, byte[]> files = new TreeMap<>(Shipped.files());
        files.put(file, xml.getBytes(StandardCharsets.UTF_8));
        return files;
    }

    /** A diagram as it is by now, of which something is chosen. */
    private static final class Drawing {

        private final Edit edit;
        private final Random random;
        private final List<String> chosen = new ArrayList<>();

        Drawing(Edit edit, Random random) {
            this.edit = edit;
            this.random = random;
        }

        String any(String kind) {
            return anyOf(List.of(kind), "id");
        }

        String anyNode() {
            return anyOf(NODES, "id");
        }

        String anyStep() {
            return anyOf(List.of("serviceTask"), "camunda:delegateExpression");
        }

        void takeAway(String chosen) {
            if (!chosen.equals(start().getAttribute("id"))) {
                edit.remove(chosen);
            }
        }

        private Element start() {
            return Notation.bpmn(Notation.bpmn(edit.root(), "process").get(0), "startEvent")
                    .get(0);
        }

        private String anyOf(List<String> kinds, String attribute) {
            List<Element> all = new ArrayList<>();
            Notation.visit(edit.root(), element -> {
                if (kinds.contains(element.getLocalName()) && element.hasAttribute(attribute)) {
                    all.add(element);
                }
            });
            // The start is never taken away, and stands in where there is none of it left
            Element one = all.isEmpty() ? start() : all.get(random.nextInt(all.size()));
            String found = one.getAttribute(one.hasAttribute(attribute) ? attribute : "id");
            chosen.add(found);
            return found;
        }
    }
}
