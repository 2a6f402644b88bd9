package teal.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Uploads to the engine's REST API are held in memory before the sender's right to deploy is checked, so their size is
 * limited; a complete release is a few hundred kilobytes.
 */
@Configuration(proxyBeanMethods = false)
class RequestSize {

    static final long MOST_BYTES = 20_000_000;

    @Bean
    FilterRegistrationBean<OncePerRequestFilter> boundedUploads() {
        FilterRegistrationBean<OncePerRequestFilter> filter = new FilterRegistrationBean<>(new Bounded());
        filter.setName("boundedUploads");
        filter.addUrlPatterns("/engine-rest/*");
        // After authentication: strangers learn nothing.
        filter.setOrder(-99);
        return filter;
    }

    private static final class Bounded extends OncePerRequestFilter {

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            boolean upload = String.valueOf(request.getContentType()).startsWith(MediaType.MULTIPART_FORM_DATA_VALUE);
            long length = request.getContentLengthLong();
            if (upload && length < 0) {
                refuse(
                        response,
                        HttpServletResponse.SC_LENGTH_REQUIRED,
                        "an upload has to state its length in advance");
            } else if (upload && length > MOST_BYTES) {
                refuse(
                        response,
                        HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE,
                        "the upload has " + length + " bytes, and the limit is " + MOST_BYTES
                                + "; check what is in the files");
            } else {
                chain.doFilter(request, response);
            }
        }

        private static void refuse(HttpServletResponse response, int status, String message) throws IOException {
            response.setStatus(status);
            response.setContentType(MediaType.APPLICATION_JSON_VALUE);
            response.setCharacterEncoding(StandardCharsets.UTF_8.name());
            response.getWriter().print("{\"type\": \"UploadRefused\", \"message\": \"" + message + "\"}");
        }
    }
}
