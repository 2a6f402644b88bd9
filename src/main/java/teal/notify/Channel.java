package teal.notify;

import teal.release.Checklist;

/** One way to notify people. */
interface Channel {

    /** Its name in logs, without secrets. */
    String name();

    boolean wants(Notice notice);

    /** @throws RuntimeException if the notice could not be delivered; the caller may retry */
    void send(Notice notice);

    /** Finds out whether a notice could be sent, without sending one. */
    void check(Checklist list);
}
