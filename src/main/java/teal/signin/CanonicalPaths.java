package teal.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import org.springframework.security.web.firewall.FirewalledRequest;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/**
 * Each path has one spelling. Spring Security's firewall refuses matrix parameters, encoded slashes, dots and percent signs,
 * double slashes and the like; this one also refuses letters and digits encoded without need, because the code that compares
 * paths and the code that routes them may disagree about those (RFC 3986, section 6.2.2.2).
 */
final class CanonicalPaths extends StrictHttpFirewall {

    /** ALPHA, DIGIT, "-", "_" and "~"; an encoded dot is refused already. */
    private static final Pattern ENCODED_WITHOUT_NEED =
            Pattern.compile("%(3[0-9]|4[1-9A-F]|5[0-9A]|6[1-9A-F]|7[0-9A]|2D|5F|7E)", Pattern.CASE_INSENSITIVE);

    @Override
    public FirewalledRequest getFirewalledRequest(HttpServletRequest request) {
        FirewalledRequest checked = super.getFirewalledRequest(request);
        if (ENCODED_WITHOUT_NEED.matcher(request.getRequestURI()).find()) {
            throw new RequestRejectedException("the path encodes characters that need none");
        }
        return checked;
    }
}
