package teal.signin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.web.servlet.resource.ResourceTransformer;
import org.springframework.web.servlet.resource.ResourceTransformerChain;
import org.springframework.web.servlet.resource.TransformedResource;

/**
 * Puts Teal's words ({@code labels.json}) over Camunda's in the web applications' English locale files. The rest of those
 * files stays Camunda's, whichever version it is.
 */
final class OwnLabels implements ResourceTransformer {

    private static final String LABELS = "labels";

    private final ObjectMapper json = new ObjectMapper();
    private final JsonNode own;

    OwnLabels() throws IOException {
        try (InputStream file = new ClassPathResource("labels.json", OwnLabels.class).getInputStream()) {
            this.own = json.readTree(file);
        }
    }

    @Override
    public Resource transform(HttpServletRequest request, Resource resource, ResourceTransformerChain chain)
            throws IOException {
        Resource found = chain.transform(request, resource);
        String path = request.getRequestURI();
        if (!path.endsWith("/locales/en.json")) {
            return found;
        }
        try (InputStream file = found.getInputStream()) {
            // Camunda's files begin with a byte order mark, which is no part of JSON.
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            ObjectNode all = (ObjectNode) json.readTree(text.replaceFirst("^\uFEFF", ""));
            all.withObjectProperty(LABELS).setAll((ObjectNode) own.path("*"));
            own.properties().stream()
                    .filter(application -> path.contains("/app/" + application.getKey() + "/"))
                    .forEach(application -> all.withObjectProperty(LABELS).setAll((ObjectNode) application.getValue()));
            return new TransformedResource(found, json.writeValueAsBytes(all));
        }
    }
}
