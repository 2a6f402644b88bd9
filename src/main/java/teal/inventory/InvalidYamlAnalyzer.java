package teal.inventory;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** A settings file that is not YAML: nothing in it could be read, so this is the only mistake that can be named. */
class InvalidYamlAnalyzer extends AbstractFailureAnalyzer<MarkedYAMLException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, MarkedYAMLException cause) {
        return new FailureAnalysis(
                words(cause), "Check the indentation, quotes and colons there, and start again.", cause);
    }

    static String words(MarkedYAMLException cause) {
        Mark mark = cause.getProblemMark();
        String where = mark == null ? "" : " at line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1);
        String excerpt = mark == null ? "" : "\n" + mark.get_snippet(2, 100);
        return "a settings file is not YAML" + where + ": " + cause.getProblem() + excerpt;
    }
}
