package teal.lab.invariants;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import teal.lab.invariants.NodeChange.Kind;
import teal.lab.nodes.Ran;

/** Commands are recognised by what they do and print, whatever surrounds it. */
class NodeChangeTest {

    private static final String RESTART = "bin/service restart";

    @Test
    void aScriptThatSwitchedTheLink() {
        assertThat(kind("prelude; mv -T a current; more", 0, "a line\nswitched\n"))
                .contains(Kind.SWITCH);
    }

    @Test
    void aScriptThatFoundTheLinkRight() {
        assertThat(kind("mv -T a current", 0, "unchanged\n")).isEmpty();
    }

    @Test
    void aRestartThatFailed() {
        assertThat(kind("prelude; /bin/sh -c 'bin/service restart'", 1, "no")).contains(Kind.RESTART);
    }

    @Test
    void aRestartThatTheNodeRefused() {
        assertThat(kind("/bin/sh -c 'bin/service restart'", 86, "teal: attempt 1 comes after attempt 2"))
                .isEmpty();
    }

    @Test
    void anUnpackedUpload() {
        assertThat(kind("mkdir content && mv content \"../$2\"", 0, "")).contains(Kind.STAGE);
        assertThat(kind("mkdir content && mv content \"../$2\"", 1, "damaged")).isEmpty();
    }

    @Test
    void aLook() {
        assertThat(kind("readlink current", 0, "releases/1.0.0")).isEmpty();
    }

    private static Optional<Kind> kind(String command, int exitCode, String output) {
        Ran ran = new Ran("blue-1", Instant.EPOCH, Instant.EPOCH, command, exitCode, output, "releases/2.0.0");
        return NodeChange.of(ran, "blue", RESTART).map(NodeChange::kind);
    }
}
