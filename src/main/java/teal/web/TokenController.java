package teal.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.net.URI;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import teal.token.Token;
import teal.token.TokenRequest;
import teal.token.Tokens;

/** {@code /api/tokens}: the accounts of pipelines. */
@RestController
@RequestMapping("/api/tokens")
class TokenController {

    private final Tokens tokens;

    TokenController(Tokens tokens) {
        this.tokens = tokens;
    }

    @PostMapping
    ResponseEntity<Made> make(@RequestBody TokenRequest wanted) {
        Tokens.Made made = tokens.make(wanted);
        return ResponseEntity.created(URI.create("/api/tokens")).body(new Made(made.token(), made.secret()));
    }

    @GetMapping
    List<Token> all() {
        return tokens.all();
    }

    @PostMapping("/{name}/revoke")
    Token revoke(@PathVariable String name) {
        return tokens.revoke(name);
    }

    /** @param secret shown this once */
    record Made(@JsonUnwrapped Token token, String secret) {}
}
