package teal.rules;

import java.util.List;
import java.util.function.Function;
import org.w3c.dom.Element;

/** A file contains exactly one executable process. */
final class OneProcess implements Rule {

    @Override
    public String name() {
        return "one-process";
    }

    @Override
    public void check(Diagram diagram, Function<String, CallFacts> calls, Findings findings) {
        List<Element> processes = diagram.processes();
        if (processes.size() != 1) {
            findings.add(diagram.definitions(), "count", "found", Integer.toString(processes.size()));
        }
        processes.stream()
                .filter(process -> !process.getAttribute("isExecutable").equals("true"))
                .forEach(process -> findings.add(process, "executable"));
    }
}
