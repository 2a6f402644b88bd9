package teal.notify;

/** One way to tell people. */
interface Channel {

    /** How logs call it; without secrets. */
    String name();

    boolean wants(Notice notice);

    /** @throws RuntimeException if the notice could not be delivered; it may be tried again */
    void send(Notice notice);
}
