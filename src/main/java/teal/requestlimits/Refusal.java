package teal.requestlimits;

import java.time.Duration;
import org.springframework.http.HttpStatus;

/**
 * Why a request goes no further.
 *
 * @param why what was found, what is allowed and what to do next
 */
record Refusal(HttpStatus status, String title, String why) {

    static Refusal tooLarge(long bound) {
        return new Refusal(
                HttpStatus.PAYLOAD_TOO_LARGE,
                "Too large",
                "the request's body is too large: the limit is " + bound + " bytes"
                        + (bound == Bounds.STRANGERS_BYTES ? " before sign-in and for forms" : "")
                        + ", and the rest was not read; check what is in it");
    }

    static Refusal tooSlow(Duration limit) {
        return new Refusal(
                HttpStatus.REQUEST_TIMEOUT,
                "Too slow",
                "the request's body had not arrived after " + limit.toSeconds() + " s; check the connection and send it"
                        + " again");
    }

    static Refusal brokenOff() {
        return new Refusal(
                HttpStatus.REQUEST_TIMEOUT,
                "Too slow",
                "the request's body stopped before its end; check the connection and send it again");
    }

    /** Threads are few: somebody who keeps one waiting gives way to others. */
    static Refusal crowdedOut() {
        return new Refusal(
                HttpStatus.REQUEST_TIMEOUT,
                "Too slow",
                "the request's body was still on its way while too many other requests waited; send it again, all at"
                        + " once");
    }

    static Refusal tooMany(String whose) {
        return new Refusal(
                HttpStatus.TOO_MANY_REQUESTS,
                "Too many requests at once",
                "too many requests " + whose
                        + " are still being answered; wait for their answers before you send more");
    }

    /** All bodies together. */
    static Refusal tooMuch() {
        return new Refusal(
                HttpStatus.TOO_MANY_REQUESTS,
                "Too many requests at once",
                "too many large requests are being worked on; send this one again in a few seconds");
    }
}
