package teal.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.camunda.bpm.spring.boot.starter.webapp.filter.ResourceLoadingProcessEnginesFilter;
import org.jspecify.annotations.Nullable;

/**
 * The pages of the web applications. Camunda's own filter keeps the script nonce in a field shared by all requests, so two
 * pages loading at once get each other's and stay blank; and while {@code camunda-admin} has no direct member, it redirects
 * to the set-up page, where anybody can become administrator.
 */
final class Pages extends ResourceLoadingProcessEnginesFilter {

    private static final Set<String> APPLICATIONS = Set.of("welcome", "tasklist", "cockpit", "admin");

    /** See {@link ControlsController}. */
    private static final String CONTROLS = """
            <link rel="stylesheet" class="teal-controls" href="$APP_ROOT/controls.css">
            <script defer src="$APP_ROOT/lib/teal/controls.js" $CSP_NONCE></script>
            <script defer src="$APP_ROOT/lib/teal/header.js" $CSP_NONCE></script>
            """;

    private static final String TASKLIST = """
            <script defer src="$APP_ROOT/lib/teal/tasklist.js" $CSP_NONCE></script>
            """;

    @Override
    protected void serveIndexPage(
            @Nullable String application,
            @Nullable String engine,
            @Nullable String page,
            String applicationPath,
            String contextPath,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        String name = application == null ? DEFAULT_APP : application;
        if (!APPLICATIONS.contains(name) || engine != null && !engine.equals(getDefaultEngineName())) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else if (application == null || engine == null || SETUP_PAGE.equals(page)) {
            response.sendRedirect(contextPath + applicationPath + "/app/" + name + "/" + getDefaultEngineName() + "/");
        } else {
            write(
                    replacePlaceholder(
                            getWebResourceContents("/app/" + application + "/index.html")
                                    .replace(
                                            "</head>",
                                            CONTROLS + (name.equals("tasklist") ? TASKLIST : "") + "</head>"),
                            application,
                            engine,
                            applicationPath,
                            contextPath,
                            Nonce.of(request)),
                    response);
        }
    }

    private static void write(String page, HttpServletResponse response) throws IOException {
        byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
        response.setContentType("text/html;charset=UTF-8");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
