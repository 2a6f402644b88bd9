package teal.web.cockpit;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import teal.inventory.Inventory;
import teal.token.Token;
import teal.token.TokenRequest;
import teal.token.Tokens;

/** The tokens of pipelines, for administrators. */
@Produces(MediaType.APPLICATION_JSON)
public class TokenResource {

    private final BoardAnswers answers;

    TokenResource(BoardAnswers answers) {
        this.answers = answers;
    }

    /** What the page shows, and what there is to choose from. */
    private record TokensView(List<Token> tokens, List<String> roles, List<String> applications) {}

    /** @param secret shown this once */
    private record MadeView(String name, String secret) {}

    @GET
    public String all() {
        return answers.of(() -> new TokensView(
                tokens().all(),
                TokenRequest.roles(),
                answers.part(Inventory.class).all().stream()
                        .map(application -> application.name())
                        .toList()));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public String make(String body) {
        return answers.of(() -> {
            Tokens.Made made = tokens().make(answers.read(body, TokenRequest.class));
            return new MadeView(made.token().name(), made.secret());
        });
    }

    @POST
    @Path("{name}/revoke")
    @Consumes(MediaType.APPLICATION_JSON)
    public String revoke(@PathParam("name") String name, String body) {
        return answers.of(() -> tokens().revoke(name));
    }

    private Tokens tokens() {
        return answers.part(Tokens.class);
    }
}
