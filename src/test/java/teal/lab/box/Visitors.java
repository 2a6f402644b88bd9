package teal.lab.box;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import teal.lab.users.TrafficSource;

/**
 * Users who visit the shop by its public name, and a page that shows what they have seen: {@code resolver public-name
 * node-port page-port target...}.
 */
final class Visitors {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Visitors() {}

    public static void main(String[] arguments) throws IOException {
        Resolver resolver = new Resolver(arguments[0]);
        Map<String, List<URI>> clusters = new TreeMap<>();
        for (String target : List.of(arguments).subList(4, arguments.length)) {
            clusters.put(target, resolver.nodes(target, Integer.parseInt(arguments[2])));
        }
        TrafficSource users = new TrafficSource(resolver, clusters, arguments[1]);
        HttpServer page = HttpServer.create(new InetSocketAddress(Integer.parseInt(arguments[3])), 10);
        page.createContext("/", exchange -> tell(exchange, users));
        page.start();
        users.start(200);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            users.close();
            System.out.println(users.snapshot());
        }));
    }

    private static void tell(HttpExchange exchange, TrafficSource users) throws IOException {
        try (exchange) {
            byte[] body = JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(users.snapshot());
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
