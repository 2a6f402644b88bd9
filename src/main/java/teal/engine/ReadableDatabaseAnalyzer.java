package teal.engine;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Explains how to keep others on the host from reading the database. */
class ReadableDatabaseAnalyzer extends AbstractFailureAnalyzer<ReadableDatabase> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, ReadableDatabase cause) {
        return new FailureAnalysis(
                String.valueOf(cause.getMessage()),
                "Give " + cause.file() + " to the user that Teal runs as, with chmod 600, and start again.",
                cause);
    }
}
