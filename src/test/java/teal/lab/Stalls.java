package teal.lab;

import static teal.lab.StallingServer.after;
import static teal.lab.StallingServer.hears;
import static teal.lab.StallingServer.says;
import static teal.lab.StallingServer.trickles;

import java.net.URI;
import java.util.function.Supplier;

/** Where an HTTP exchange can stall, each with a server that does it. */
public enum Stalls {
    CONNECT("http", "connecting", StallingServer::thatNobodyCanConnectTo),
    TLS("https", "in the TLS handshake", () -> after()),
    TLS_TRICKLING("https", "in the TLS handshake", () -> after(says("\u0016\u0003\u0003\u0040\u0000"), trickles("x"))),
    FIRST_BYTE("http", "waiting for the answer", () -> after(hears(""))),
    HEADERS("http", "waiting for the answer", () -> after(hears(""), says("HTTP/1.1 200 OK\r\nServer: "))),
    TRICKLING_HEADERS(
            "http",
            "waiting for the answer",
            () -> after(hears(""), says("HTTP/1.1 200 OK\r\nServer: "), trickles("x"))),
    ENDLESS_INTERIM(
            "http", "waiting for the answer", () -> after(hears(""), trickles("HTTP/1.1 100 Continue\r\n\r\n"))),
    MIDDLE(
            "http",
            "in the middle of the answer",
            () -> after(hears(""), says("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nhalf"))),
    CHUNK(
            "http",
            "in the middle of the answer",
            () -> after(hears(""), says("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n64\r\nhalf"))),
    TRICKLING_BODY(
            "http",
            "in the middle of the answer",
            () -> after(hears(""), says("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n"), trickles("x")));

    private final String scheme;
    private final String words;
    private final Supplier<StallingServer> server;

    Stalls(String scheme, String words, Supplier<StallingServer> server) {
        this.scheme = scheme;
        this.words = words;
        this.server = server;
    }

    public StallingServer start() {
        return server.get();
    }

    public URI address(StallingServer started) {
        return URI.create(scheme + "://127.0.0.1:" + started.port());
    }

    /** How a report names the stage. */
    public String words() {
        return words;
    }
}
