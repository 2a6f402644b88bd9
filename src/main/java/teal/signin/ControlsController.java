package teal.signin;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import teal.access.AllowedOperations;

/**
 * Hides controls that the user may not use from the web applications' pages. A page loads before the user signs in, so it
 * cannot know who sees it; it loads a style sheet made for each person, which hides everything until they sign in.
 */
@RestController
class ControlsController {

    private static final String ENGINE = "/camunda/api/engine/engine/default";

    private final Controls controls;
    private final AllowedOperations operations;
    private final EngineRights rights;

    ControlsController(Controls controls, AllowedOperations operations, EngineRights rights) {
        this.controls = controls;
        this.operations = operations;
        this.rights = rights;
    }

    /** @param task the one open in Tasklist */
    @GetMapping(path = "/camunda/controls.css", produces = "text/css")
    String sheet(
            @AuthenticationPrincipal(errorOnInvalidType = false) @Nullable Account account,
            @RequestParam(defaultValue = "") String task) {
        return controls.sheet((method, path) -> account != null
                && operations.isFor(Set.copyOf(account.groups()), account.isMember(), method, ENGINE + path)
                && rights.allow(account, method + " " + path, task));
    }
}
