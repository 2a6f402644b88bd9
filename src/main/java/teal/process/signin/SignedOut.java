package teal.process.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Whose sign-in has expired is told so in words: the web applications show people what an answer says, and by themselves they
 * say nothing but a status.
 */
final class SignedOut extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, new InWords(response));
    }

    private static final class InWords extends HttpServletResponseWrapper {

        InWords(HttpServletResponse response) {
            super(response);
        }

        @Override
        public void sendError(int status) throws IOException {
            if (status == SC_UNAUTHORIZED) {
                tell();
            } else {
                super.sendError(status);
            }
        }

        @Override
        public void sendError(int status, String message) throws IOException {
            if (status == SC_UNAUTHORIZED) {
                tell();
            } else {
                super.sendError(status, message);
            }
        }

        private void tell() throws IOException {
            setStatus(SC_UNAUTHORIZED);
            setContentType(MediaType.APPLICATION_JSON_VALUE);
            setCharacterEncoding(StandardCharsets.UTF_8.name());
            getWriter()
                    .print("{\"type\": \"SignedOut\", \"message\": \"You are no longer signed in, and nothing was done."
                            + " Sign in again: what you have typed is still there.\"}");
        }
    }
}
