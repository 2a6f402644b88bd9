package teal.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "token",
        mixinStandardHelpOptions = true,
        description = "Makes, lists and revokes the tokens with which pipelines sign in. For administrators.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {TokenCommand.Make.class, TokenCommand.ListAll.class, TokenCommand.Revoke.class})
final class TokenCommand implements Runnable {

    private static final String TOKENS = "/api/tokens";

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }

    @Command(
            name = "make",
            mixinStandardHelpOptions = true,
            description = "Makes a token and prints it: this once, since Teal does not keep it.")
    static final class Make extends ServerCommand {

        @Parameters(paramLabel = "NAME", description = "By which it is listed and on record, such as ci-shop.")
        private String name = "";

        @Option(
                names = "--role",
                paramLabel = "GROUP",
                description = "Whose rights it has: requesters (default), operators or auditors.")
        private @Nullable String role;

        @Option(
                names = "--application",
                paramLabel = "NAME",
                description = "The only application that it is for; default: all of them.")
        private @Nullable String application;

        @Option(names = "--days", paramLabel = "NUMBER", description = "How long it is valid; default 90, at most 366.")
        private @Nullable Integer days;

        @Override
        ExitCode ask(Api api, Output out) {
            ObjectNode wanted = Api.JSON.createObjectNode().put("name", name);
            if (role != null) {
                wanted.put("role", role);
            }
            if (application != null) {
                wanted.put("application", application);
            }
            if (days != null) {
                wanted.put("days", days);
            }
            JsonNode made = api.post(TOKENS, wanted).orElseThrow();
            if (out.isJson()) {
                out.json(made);
            } else {
                out.line(made.path("secret").asText());
            }
            return ExitCode.DONE;
        }
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists the tokens, also those of the past.")
    static final class ListAll extends ServerCommand {

        @Override
        ExitCode ask(Api api, Output out) {
            JsonNode all = api.get(TOKENS);
            if (out.isJson()) {
                out.json(all);
                return ExitCode.DONE;
            }
            List<List<String>> rows = new ArrayList<>();
            for (JsonNode token : all) {
                rows.add(List.of(
                        token.path("name").asText(),
                        token.path("role").asText(),
                        token.path("application").asText("all"),
                        token.path("madeBy").asText(),
                        token.path("lastUsedAt").asText("never"),
                        token.path("expiresAt").asText(),
                        token.path("revokedAt").asText("-")));
            }
            out.table(List.of("NAME", "ROLE", "APPLICATION", "MADE BY", "LAST USED", "VALID UNTIL", "REVOKED"), rows);
            return ExitCode.DONE;
        }
    }

    @Command(name = "revoke", mixinStandardHelpOptions = true, description = "Ends a token at once.")
    static final class Revoke extends ServerCommand {

        @Parameters(paramLabel = "NAME")
        private String name = "";

        @Override
        ExitCode ask(Api api, Output out) {
            JsonNode token = api.post(TOKENS + "/" + Api.encoded(name) + "/revoke", Api.JSON.createObjectNode())
                    .orElseThrow();
            if (out.isJson()) {
                out.json(token);
            } else {
                out.line(token.path("name").asText() + " was revoked at "
                        + token.path("revokedAt").asText());
            }
            return ExitCode.DONE;
        }
    }
}
