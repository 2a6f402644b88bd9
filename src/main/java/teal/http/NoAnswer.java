package teal.http;

import java.io.IOException;

/** There was no whole answer; the message says why. The request may have had its effect all the same. */
public class NoAnswer extends IOException {

    private static final long serialVersionUID = 1L;

    public NoAnswer(String message) {
        super(message);
    }

    NoAnswer(String message, Throwable cause) {
        super(message, cause);
    }
}
