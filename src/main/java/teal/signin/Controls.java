package teal.signin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import teal.release.Reason;

/** The controls in Camunda's pages that only some people may use ({@code controls.txt}). */
@Component
class Controls {

    private static final String LIST = "controls.txt";
    private static final String HIDDEN = "display: none !important";

    /** {@code controls.js} also keeps the keyboard away. */
    private static final String LOCKED = "pointer-events: none; --teal-locked: yes; &, & a { color: inherit }";

    private final List<Control> all;

    /** @param application the one that the page belongs to, such as {@code cockpit} */
    record Control(String application, String rule, String method, String path, String selector) {

        String hidden() {
            return "html:has(base[app-name=\"" + application + "\"]) :is(" + selector + ") { " + rule + " }";
        }
    }

    Controls() {
        this.all = read();
    }

    /** A style sheet for one person, which hides what they may not do. */
    String sheet(BiPredicate<String, String> may) {
        return all.stream()
                .filter(control -> !may.test(control.method, control.path))
                .map(Control::hidden)
                .collect(Collectors.joining("\n", "", "\n"));
    }

    List<Control> all() {
        return all;
    }

    private static List<Control> read() {
        List<Control> controls = new ArrayList<>();
        String application = "";
        for (String line : lines()) {
            String text = line.strip();
            if (text.startsWith("in ")) {
                application = text.substring("in ".length());
            } else if (!text.isEmpty() && !text.startsWith("#")) {
                controls.add(control(application, text));
            }
        }
        return List.copyOf(controls);
    }

    private static Control control(String application, String line) {
        String[] parts = line.split("\\s+:\\s+", 2);
        String[] what = parts[0].split("\\s+");
        if (parts.length != 2 || what.length != 3 || !what[0].matches("hide|lock")) {
            throw new IllegalArgumentException(
                    LIST + ": found '" + line + "'; write hide or lock METHOD path : CSS selector");
        }
        return new Control(application, what[0].equals("hide") ? HIDDEN : LOCKED, what[1], what[2], parts[1]);
    }

    private static List<String> lines() {
        try {
            return new ClassPathResource(LIST, Controls.class)
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the list of controls cannot be read: " + Reason.of(e), e);
        }
    }
}
