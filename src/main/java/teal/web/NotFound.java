package teal.web;

import teal.release.Quoted;

/** The requested thing does not exist, or the user may not see it. */
final class NotFound extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotFound(String what, String id) {
        super("there is no " + what + " " + Quoted.text(id) + " that you may see");
    }
}
