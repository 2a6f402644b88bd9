package teal.modeler;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page that shows diagrams, with its viewer as {@code modeler}. */
interface Screen {

    /** Opens a diagram; returns what the viewer complains about. */
    List<String> opens(String xml);

    /** Asks the page something, in its own language. */
    JsonNode ask(String script, @Nullable Object argument);
}
