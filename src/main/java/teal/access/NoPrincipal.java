package teal.access;

import org.camunda.bpm.engine.AuthorizationException;

/** Something was to be done by nobody: no person is signed in on the thread, and it does no work of Teal's own. */
public final class NoPrincipal extends AuthorizationException {

    private static final long serialVersionUID = 1L;

    /** @param what was to be done: {@code "reading past releases"} */
    NoPrincipal(String what) {
        super(what + ": nobody is signed in on the thread '"
                + Thread.currentThread().getName()
                + "'; sign in and try again. Work of Teal's own has to be named with SystemPrincipal");
    }
}
