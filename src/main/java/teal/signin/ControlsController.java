package teal.signin;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import teal.access.AllowedOperations;

/**
 * Hides what somebody may not use from the pages of the web applications. A page cannot say who sees it, since it is there
 * before they sign in; so it takes a style sheet that is made for each person, and until they sign in hides everything.
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

    /** @param task the one that is open in Tasklist */
    @GetMapping(path = "/camunda/controls.css", produces = "text/css")
    String sheet(
            @AuthenticationPrincipal(errorOnInvalidType = false) @Nullable Account account,
            @RequestParam(defaultValue = "") String task) {
        return controls.sheet((method, path) -> account != null
                && operations.isFor(Set.copyOf(account.groups()), account.isMember(), method, ENGINE + path)
                && rights.allow(account, method + " " + path, task));
    }
}
