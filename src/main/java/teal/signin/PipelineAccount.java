package teal.signin;

import java.security.Principal;
import java.util.List;
import java.util.Set;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import teal.access.Pipeline;

/** A pipeline that has signed in with a token, for one request. */
record PipelineAccount(Pipeline pipeline) implements Principal {

    /** Where tokens are good for anything: the engine's API and the web applications are for people. */
    private static final String OWN_API = "/api/";

    @Override
    public String getName() {
        return pipeline.getUserId();
    }

    Set<String> groups() {
        return Set.copyOf(pipeline.getGroupIds());
    }

    static boolean mayKnock(String path) {
        return path.startsWith(OWN_API);
    }

    Authentication signedIn() {
        List<SimpleGrantedAuthority> groups =
                pipeline.getGroupIds().stream().map(SimpleGrantedAuthority::new).toList();
        return UsernamePasswordAuthenticationToken.authenticated(this, null, groups);
    }

    @Override
    public String toString() {
        return getName();
    }
}
