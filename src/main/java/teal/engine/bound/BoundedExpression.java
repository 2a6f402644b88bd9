package teal.engine.bound;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.BaseDelegateExecution;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.el.JuelExpression;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.jspecify.annotations.Nullable;
import teal.guard.QueryExpressionRefused;
import teal.release.Reason;

/** An expression of a diagram. One that cannot be evaluated says so with its text, its element and the reason. */
public final class BoundedExpression extends JuelExpression {

    /** A text of several variables: each has up to 4,000 characters. */
    private static final int LONGEST = 10_000;

    private static final Pattern UNKNOWN = Pattern.compile("Cannot resolve identifier '([^']*)'");

    public BoundedExpression(JuelExpressionManager expressions, String text) {
        super(expressions.createValueExpression(text), expressions, text);
    }

    @Override
    public @Nullable Object getValue(@Nullable VariableScope scope, @Nullable BaseDelegateExecution context) {
        if (!isLiteralText() && expressionText.length() > LONGEST) {
            throw unusable("it has " + expressionText.length() + " characters; allowed: " + LONGEST, scope, null);
        }
        try {
            return super.getValue(scope, context);
        } catch (BoundExceeded | UnusableExpression known) {
            throw known;
        } catch (QueryExpressionRefused refused) {
            throw refused;
        } catch (ProcessEngineException failure) {
            if (Repeatable.isPassing(failure)) {
                throw failure;
            }
            throw unusable(reason(failure), scope, failure.getCause());
        }
    }

    private UnusableExpression unusable(String why, @Nullable VariableScope scope, @Nullable Throwable cause) {
        return new UnusableExpression(
                "the expression " + expressionText + " cannot be evaluated: " + why,
                FaultPlace.of(scope).orElse(null),
                cause);
    }

    private static String reason(ProcessEngineException failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        String text = Reason.of(cause);
        Matcher unknown = UNKNOWN.matcher(text);
        return unknown.find() ? "there is no variable '" + unknown.group(1) + "' here" : text;
    }
}
