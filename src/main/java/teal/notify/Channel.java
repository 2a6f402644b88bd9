package teal.notify;

/** One way to notify people. */
interface Channel {

    /** Its name in logs, without secrets. */
    String name();

    boolean wants(Notice notice);

    /** @throws RuntimeException if the notice could not be delivered; the caller may retry */
    void send(Notice notice);
}
