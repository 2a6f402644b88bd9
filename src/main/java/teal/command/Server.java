package teal.command;

import java.io.Console;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import teal.release.Reason;

/** The options that say which Teal is asked, and by whom. */
final class Server {

    private static final String PASSWORD = "TEAL_PASSWORD";
    private static final String TOKEN = "TEAL_TOKEN";
    private static final String TOKENS = "teal_[A-Za-z0-9_-]{20,100}";

    @Option(
            names = "--server",
            paramLabel = "ADDRESS",
            description = "Where Teal answers, such as https://teal.example.com (TEAL_SERVER).")
    private @Nullable URI address;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "File with a pipeline's token, or TEAL_TOKEN; then no name and no password are needed.")
    private @Nullable Path tokenFile;

    @Option(names = "--user", paramLabel = "NAME", description = "Who asks (TEAL_USER).")
    private @Nullable String user;

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "File with that person's password; else TEAL_PASSWORD, else it is asked for.")
    private @Nullable Path passwordFile;

    @Option(
            names = "--authority",
            paramLabel = "FILE",
            description =
                    "Certificates, as PEM, of the authorities that Teal's certificate comes from, instead of the JVM's.")
    private @Nullable Path authority;

    @Option(names = "--proxy", paramLabel = "HOST:PORT", description = "Reach Teal by this HTTP proxy.")
    private @Nullable String proxy;

    @Option(
            names = "--allow-http",
            description = "Allow an http address on another host, which sends the password without encryption.")
    private boolean allowHttp;

    /** @throws Failure if an option is missing or wrong */
    Api open() {
        if (address == null) {
            throw new Failure(
                    ExitCode.USAGE, "which Teal? Give --server, TEAL_SERVER, or server in ~/.config/teal/config");
        }
        URI found = address;
        if (found.getHost() == null
                || !String.valueOf(found.getScheme()).matches("https?")
                || found.getUserInfo() != null) {
            throw new Failure(
                    ExitCode.USAGE,
                    "--server: found an address without a scheme or host, or with a user; allowed:"
                            + " https://teal.example.com, with a port or a path if need be");
        }
        if (found.getScheme().equals("http") && !allowHttp && !isThisHost(found.getHost())) {
            throw new Failure(
                    ExitCode.USAGE,
                    "--server: found http, which sends the password in the clear, and a token as well; use https, or say"
                            + " --allow-http");
        }
        Optional<String> token = token(System.getenv());
        if (user == null && token.isEmpty()) {
            throw new Failure(
                    ExitCode.USAGE,
                    "who asks? Give --user, TEAL_USER, or user in ~/.config/teal/config; pipelines: TEAL_TOKEN");
        }
        if (authority != null) {
            Authority.trust(authority);
        }
        if (proxy != null) {
            useProxy(proxy);
        }
        return token.map(secret -> Api.with(found, secret))
                .orElseGet(() -> Api.as(found, String.valueOf(user), password(System.getenv())));
    }

    private Optional<String> token(Map<String, String> environment) {
        Path file = tokenFile;
        return Optional.ofNullable(file == null ? environment.get(TOKEN) : read("--token-file", file))
                .map(String::strip)
                .filter(given -> !given.isEmpty())
                .map(given -> {
                    if (!given.matches(TOKENS)) {
                        throw new Failure(
                                ExitCode.USAGE,
                                (file == null ? TOKEN : "--token-file") + ": found something that is no token of"
                                        + " Teal's; allowed: what `teal token make` has shown, which begins with teal_");
                    }
                    return given;
                });
    }

    private static boolean isThisHost(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static void useProxy(String proxy) {
        URI parsed = URI.create("http://" + proxy.replaceFirst("^http://", "").replaceFirst("/$", ""));
        if (parsed.getHost() == null || parsed.getPort() < 1) {
            throw new Failure(ExitCode.USAGE, "--proxy: found '" + proxy + "'; allowed: proxy.example.com:3128");
        }
        for (String scheme : new String[] {"http", "https"}) {
            System.setProperty(scheme + ".proxyHost", parsed.getHost());
            System.setProperty(scheme + ".proxyPort", String.valueOf(parsed.getPort()));
        }
    }

    private String password(Map<String, String> environment) {
        if (passwordFile != null) {
            return read("--password-file", passwordFile).replaceFirst("\\R$", "");
        }
        return Optional.ofNullable(environment.get(PASSWORD))
                .filter(given -> !given.isEmpty())
                .or(this::typed)
                .orElseThrow(() -> new Failure(
                        ExitCode.USAGE,
                        "there is no terminal to ask for a password; give --password-file or " + PASSWORD));
    }

    private static String read(String option, Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new Failure(ExitCode.USAGE, option + ": cannot read " + file + ": " + Reason.of(e));
        }
    }

    private Optional<String> typed() {
        Console console = System.console();
        return console == null
                ? Optional.empty()
                : Optional.ofNullable(console.readPassword("Password of %s: ", user))
                        .map(String::new);
    }
}
