package teal.rules;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * One of Teal's diagrams with a mistake in it, and the messages about it, wherever they are shown.
 *
 * @param what in words, for reports
 * @param mistakes all that is wrong with it
 */
record BrokenDiagram(String what, String file, String xml, List<Mistake> mistakes) {

    static BrokenDiagram of(String what, String file, UnaryOperator<Edit> edit, Told... told) {
        return new BrokenDiagram(
                what,
                file,
                edit.apply(Edit.of(file)).xml(),
                Arrays.stream(told)
                        .map(one -> new Mistake(file, one.element(), one.rule(), one.message()))
                        .toList());
    }

    static Told tells(String element, String rule, String message) {
        return new Told(element, rule, message);
    }

    record Told(String element, String rule, String message) {}

    /** The whole release, with this diagram instead of Teal's. */
    Map<String, byte[]> set() {
        Map<String, byte[]> files = Shipped.files();
        files.put(file, xml.getBytes(StandardCharsets.UTF_8));
        return files;
    }

    @Override
    public String toString() {
        return what;
    }
}
