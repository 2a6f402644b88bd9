package teal.access;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Explains what is wrong with the administrator's password. */
class RefusedPasswordAnalyzer extends AbstractFailureAnalyzer<RefusedPassword> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, RefusedPassword cause) {
        return new FailureAnalysis(
                String.valueOf(cause.getMessage()),
                "Give TEAL_ADMIN_PASSWORD 10 characters or more, with an upper-case and a lower-case letter, a digit and a"
                        + " special character, and without the user's name; or leave it out, and Teal makes a password up.",
                cause);
    }
}
