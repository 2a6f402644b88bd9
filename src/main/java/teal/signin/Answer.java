package teal.signin;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/** Responses that the front door sends itself. */
public final class Answer {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Answer() {}

    /** Problem details (RFC 9457), with the sentence repeated in the field where the web applications look for it. */
    public static void refuse(HttpServletResponse response, HttpStatus status, String title, String why)
            throws IOException {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("title", title);
        problem.put("status", status.value());
        problem.put("detail", why);
        problem.put("message", why);
        send(response, status, MediaType.APPLICATION_PROBLEM_JSON_VALUE, problem);
    }

    static void send(HttpServletResponse response, HttpStatus status, Map<String, ?> content) throws IOException {
        send(response, status, MediaType.APPLICATION_JSON_VALUE, content);
    }

    private static void send(HttpServletResponse response, HttpStatus status, String type, Map<String, ?> content)
            throws IOException {
        if (!response.isCommitted()) {
            response.setStatus(status.value());
            response.setContentType(type);
            response.setCharacterEncoding(StandardCharsets.UTF_8.name());
            response.getWriter().print(JSON.writeValueAsString(content));
        }
    }
}
