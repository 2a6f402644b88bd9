package teal.access;

import org.camunda.bpm.engine.AuthorizationException;

/** No one is acting: no person is signed in on this thread, and it is not doing work of Teal's own. */
public final class NoPrincipal extends AuthorizationException {

    private static final long serialVersionUID = 1L;

    /** @param what the attempted action: {@code "reading past releases"} */
    NoPrincipal(String what) {
        super(what + ": nobody is signed in on the thread '"
                + Thread.currentThread().getName()
                + "'; sign in and try again. Work of Teal's own has to be named with SystemPrincipal");
    }
}
