package teal.lab.shop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** What can be wrong with a shop: a file in its node's directory or, for a bad version, in its artifact. */
public enum ShopFault {
    /** {@code /health} answers 503. */
    UNHEALTHY,
    /** {@code /ready} answers 503; not a fault, but controlled in the same way. */
    OUT_OF_SERVICE,
    /** Pages take this many milliseconds longer. */
    SLOW,
    /** This share of the pages, from 0 to 1, answers 500. */
    FAILING,
    /** The shop claims to be this version. */
    WRONG_VERSION,
    /** The process ends as soon as it is started. */
    CRASHING,
    /** The process ends this many milliseconds after its start. */
    DYING,
    /** Every plain request but {@code /health} is sent on to https, as Rails, Django and ASP.NET do behind a balancer. */
    TLS_ONLY,
    /** The version is reported with this text before it. */
    PREFIXED,
    /** The version is reported with this text after it. */
    SUFFIXED,
    /** Answers begin with a byte-order mark. */
    MARKED,
    /** Answers are compressed, whatever the client accepts. */
    COMPRESSED,
    /** Pages answer 404 for this many milliseconds after the start, as while an application is being deployed. */
    LATE,
    /** Pages answer 500 once it has answered this many since its start, as with a leak that only real traffic shows. */
    EXHAUSTED;

    /** The name of its file. */
    public String file() {
        return "fault-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Takes effect with the next request. */
    public void set(Path nodeDirectory, String value) {
        try {
            Files.writeString(nodeDirectory.resolve(file()), value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void clear(Path nodeDirectory) {
        try {
            Files.deleteIfExists(nodeDirectory.resolve(file()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
