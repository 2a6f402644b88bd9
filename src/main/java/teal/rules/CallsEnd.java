package teal.rules;

import java.util.Optional;
import java.util.function.Function;
import teal.release.Quoted;

/** No process calls itself, directly or through others, and no release is a part of another one. */
final class CallsEnd implements Rule {

    private final ReleaseSet set;

    CallsEnd(ReleaseSet set) {
        this.set = set;
    }

    @Override
    public String name() {
        return "calls-end";
    }

    @Override
    public void check(Diagram diagram, Function<String, CallFacts> calls, Findings findings) {
        for (FlowNode call : diagram.nodes("callActivity")) {
            Optional<String> called = call.called();
            if (called.isEmpty()) {
                continue;
            }
            String found = Quoted.text(called.get());
            if (called.get().equals(diagram.process())) {
                findings.add(call, "itself");
            } else if (set.isRelease(called.get())) {
                findings.add(call, "release", "found", found);
            } else if (set.leadsTo(called.get(), diagram.process())) {
                findings.add(call, "around", "found", found);
            }
        }
    }
}
