package teal.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import teal.release.Quoted;

/** Checks all files of a deployment together, because diagrams call each other and refer to forms and decisions. */
public final class DiagramCheck {

    private static final List<Rule> RULES = List.of(
            new OneProcess(),
            new KnownNotation(),
            new NoCode(),
            new HarmlessExpressions(),
            new KnownStep(),
            new InputsOfSteps(),
            new SavedBefore(),
            new CallsBound(),
            new TasksAssigned(),
            new GatewaysLabelled(),
            new HistoryKept(),
            new EndEventsKnown(),
            new ErrorsCaught(),
            new SwitchConfirmed(),
            new RollOutVerified(),
            new WayBack(),
            new ExpressionsReadable(),
            new VariablesSet(),
            new ValuesPossible(),
            new AnswersCovered(),
            new TimesPossible(),
            new LoopsPause(),
            new WaitsEnd(),
            new FlowContinues(),
            new RollBackPasses(),
            new NoMeansNo(),
            new EndsTrue(),
            GuardsKept.asWarning());

    private final List<Mistake> mistakes = new ArrayList<>();
    private final Map<String, Diagram> diagrams = new LinkedHashMap<>();
    private final List<DecisionFile> decisions = new ArrayList<>();
    private final References references = new References();
    private final ReleaseSet set = new ReleaseSet(diagrams);
    private final List<Mistake> warnings = new ArrayList<>();

    private DiagramCheck() {}

    /**
     * @param files contents by name; leading directories are ignored
     * @return the mistakes, in the order of files and rules; empty if everything may be deployed
     */
    public static List<Mistake> check(Map<String, byte[]> files) {
        DiagramCheck check = of(files);
        return check.named(check.mistakes);
    }

    /** A file of Teal's own that was changed; empty if it is as it comes with Teal. */
    public static Optional<Mistake> ofTheFrame(String name, byte[] content) {
        if (Arrays.equals(content, FrameFiles.all().get(name))) {
            return Optional.empty();
        }
        Findings findings = new Findings(name, "complete-set");
        findings.add("", "frame");
        return findings.mistakes().stream().findFirst();
    }

    /** What the engine itself refuses in a file, although no rule does. */
    public static Mistake ofTheEngine(String file, String element, String words) {
        return new Unreadable("engine", "found", Quoted.text(words)).in(file, element);
    }

    /** @param vocabulary the names that inputs may have in this installation */
    public static List<Mistake> check(Map<String, byte[]> files, Vocabulary vocabulary) {
        DiagramCheck check = of(files);
        NamesKnown names = new NamesKnown(vocabulary);
        check.decisions.forEach(file -> check.mistakes.addAll(names.check(file)));
        check.diagrams.values().forEach(diagram -> check.mistakes.addAll(names.check(diagram)));
        Rule required = GuardsKept.required(vocabulary);
        check.diagrams.values().forEach(diagram -> check.apply(required, diagram));
        return check.named(check.mistakes);
    }

    /** What would be better, although everything may be deployed as it is. */
    public static List<Mistake> warnings(Map<String, byte[]> files) {
        DiagramCheck check = of(files);
        return check.named(check.warnings);
    }

    /** Steps and listeners that the diagrams call but Teal does not have. */
    public static List<Mistake> unknownSteps(Map<String, byte[]> files) {
        DiagramCheck check = new DiagramCheck();
        files.forEach((name, content) -> check.read(ReleaseFiles.name(name), content));
        check.diagrams.values().forEach(diagram -> check.apply(new KnownStep(), diagram));
        return check.mistakes;
    }

    private static DiagramCheck of(Map<String, byte[]> files) {
        DiagramCheck check = new DiagramCheck();
        files.forEach((name, content) -> check.read(ReleaseFiles.name(name), content));
        check.diagrams.values().forEach(check::rules);
        check.references.check(check.diagrams.values(), check.mistakes);
        return check;
    }

    static List<String> rules() {
        return rulesIn(new ReleaseSet(Map.of())).map(Rule::name).toList();
    }

    /** All rules, with those that look at the other files too. */
    static Stream<Rule> rulesIn(ReleaseSet set) {
        return Stream.concat(Stream.of(new VariablesKnown(set), new RightForm(set), new CallsEnd(set)), RULES.stream());
    }

    /** With each element as the Modeler shows it. */
    private List<Mistake> named(List<Mistake> found) {
        return found.stream()
                .map(mistake -> Optional.ofNullable(diagrams.get(mistake.file()))
                        .map(diagram -> mistake.shownAs(diagram.shown(mistake.element())))
                        .orElse(mistake))
                .toList();
    }

    private void read(String file, byte[] content) {
        try {
            ReleaseFile read = ReleaseFile.read(file, content);
            references.know(read);
            read.diagram().ifPresent(diagram -> diagrams.put(file, diagram));
            read.decisions().ifPresent(this::rules);
            read.form().ifPresent(form -> {
                set.know(form);
                mistakes.addAll(form.mistakes());
            });
        } catch (Unreadable unreadable) {
            mistakes.add(unreadable.in(file));
            references.knowUnreadable(file);
        }
    }

    private void rules(DecisionFile file) {
        decisions.add(file);
        mistakes.addAll(DecisionTables.check(file));
        warnings.addAll(DecisionTables.warnings(file));
    }

    private void rules(Diagram diagram) {
        rulesIn(set).forEach(rule -> apply(rule, diagram));
    }

    private void apply(Rule rule, Diagram diagram) {
        Findings findings = new Findings(diagram.file(), rule.name());
        rule.check(diagram, calls(new HashSet<>()), findings);
        (rule.isWarning() ? warnings : mistakes).addAll(findings.mistakes());
    }

    /** What is known about a process: its promise, or else what its diagram in this deployment shows. */
    private Function<String, CallFacts> calls(Set<String> asking) {
        return process -> Promises.of(process).orElseGet(() -> observed(process, asking));
    }

    private CallFacts observed(String process, Set<String> asking) {
        Optional<Diagram> called = diagrams.values().stream()
                .filter(diagram -> diagram.process().equals(process))
                .findFirst();
        // Processes that call each other in a cycle: the inner ones are not examined again.
        if (called.isEmpty() || !asking.add(process)) {
            return CallFacts.UNKNOWN;
        }
        CallFacts facts = Observation.of(called.get(), calls(asking));
        asking.remove(process);
        return facts;
    }
}
