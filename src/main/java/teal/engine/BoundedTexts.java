package teal.engine;

import org.camunda.bpm.engine.impl.variable.serializer.StringValueSerializer;
import org.camunda.bpm.engine.impl.variable.serializer.ValueFields;
import org.camunda.bpm.engine.variable.value.StringValue;
import teal.process.task.RefusedAnswer;

/**
 * The database has room for texts of 4,000 characters. A longer text is refused with its name and length, no matter
 * who sets it; the database alone would only say that something did not fit.
 */
class BoundedTexts extends StringValueSerializer {

    private static final int MOST = 4_000;

    @Override
    public void writeValue(StringValue text, ValueFields variable) {
        if (text.getValue() != null && text.getValue().length() > MOST) {
            throw new RefusedAnswer(
                    variable.getName() + ": found " + text.getValue().length() + " characters; allowed: up to " + MOST);
        }
        super.writeValue(text, variable);
    }
}
