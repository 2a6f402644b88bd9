package teal.http;

/** How far an exchange has come. */
enum Stage {
    LOOK_UP("looking the name up"),
    CONNECT("connecting"),
    TLS("in the TLS handshake"),
    WAIT("waiting for the answer"),
    BODY("in the middle of the answer");

    private final String words;

    Stage(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
