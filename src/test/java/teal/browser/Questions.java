package teal.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** What a page asks the server, and which of it was refused since somebody has signed in. */
final class Questions {

    /** In this time a page asks the next thing, if it needs one. */
    private static final double QUIET_MILLIS = 150;

    private final Page page;
    private final Set<Object> open = new HashSet<>();
    private final List<String> refused = new CopyOnWriteArrayList<>();
    private boolean signedIn;

    private Questions(Page page) {
        this.page = page;
    }

    static Questions of(Page page) {
        Questions questions = new Questions(page);
        page.onRequest(questions.open::add);
        page.onRequestFinished(questions.open::remove);
        page.onRequestFailed(questions.open::remove);
        page.onResponse(questions::note);
        page.onPageError(error -> questions.refused.add(error + ", on " + page.url()));
        return questions;
    }

    private void note(Response answer) {
        signedIn |= answer.status() == 200 && answer.url().contains("/login/");
        if (signedIn && (answer.status() == 401 || answer.status() == 403)) {
            refused.add(answer.status() + " " + answer.request().method() + " " + answer.url() + ", on " + page.url());
        }
    }

    /** What the page before had begun to ask may never end: the browser gives it up, and does not always say so. */
    void leave() {
        open.clear();
    }

    /** Waits until the page has got all that it asks for. */
    void settle() {
        double waited = 0;
        do {
            page.waitForTimeout(QUIET_MILLIS);
            waited += QUIET_MILLIS;
        } while (!open.isEmpty() && waited < Person.PATIENCE);
    }

    /** Errors that the page did not catch are among it. */
    List<String> refused() {
        return refused;
    }
}
