package teal.web;

import teal.release.Quoted;

/** Something was asked for that is not there, or that the user may not see. */
final class NotFound extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotFound(String what, String id) {
        super("there is no " + what + " " + Quoted.text(id) + " that you may see");
    }
}
