package teal.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.camunda.bpm.webapp.impl.security.filter.headersec.provider.impl.ContentSecurityPolicyProvider;
import org.springframework.security.web.header.HeaderWriter;

/** The content security policy that the web applications are made for, with a nonce for this request alone. */
final class PagePolicy implements HeaderWriter {

    @Override
    public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader(
                ContentSecurityPolicyProvider.HEADER_NAME,
                ContentSecurityPolicyProvider.HEADER_DEFAULT_VALUE.replace(
                        ContentSecurityPolicyProvider.HEADER_NONCE_PLACEHOLDER, "'nonce-" + Nonce.of(request) + "'"));
    }
}
