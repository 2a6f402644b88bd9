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

    @Option(
            names = "--server",
            paramLabel = "ADDRESS",
            description = "Where Teal answers, such as https://teal.example.com (TEAL_SERVER).")
    private @Nullable URI address;

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
                    "--server: found http, which sends the password in the clear; use https, or say --allow-http");
        }
        if (user == null) {
            throw new Failure(ExitCode.USAGE, "who asks? Give --user, TEAL_USER, or user in ~/.config/teal/config");
        }
        if (authority != null) {
            Authority.trust(authority);
        }
        if (proxy != null) {
            useProxy(proxy);
        }
        return new Api(found, user, password(System.getenv()));
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
            try {
                return Files.readString(passwordFile, StandardCharsets.UTF_8).replaceFirst("\\R$", "");
            } catch (IOException e) {
                throw new Failure(ExitCode.USAGE, "--password-file: cannot read " + passwordFile + ": " + Reason.of(e));
            }
        }
        return Optional.ofNullable(environment.get(PASSWORD))
                .filter(given -> !given.isEmpty())
                .or(this::typed)
                .orElseThrow(() -> new Failure(
                        ExitCode.USAGE,
                        "there is no terminal to ask for a password; give --password-file or " + PASSWORD));
    }

    private Optional<String> typed() {
        Console console = System.console();
        return console == null
                ? Optional.empty()
                : Optional.ofNullable(console.readPassword("Password of %s: ", user))
                        .map(String::new);
    }
}
