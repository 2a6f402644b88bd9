package teal.lab.mall;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import teal.lab.dns.LabNameServer;
import teal.lab.shop.ShopArtifact;

/** Applications a001, a002, ... in one zone, each on its own nodes with real SSH, all live on blue with 1.0.0. */
public final class Mall implements AutoCloseable {

    private final Path directory;
    private final LabNameServer names;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "stall");
        thread.setDaemon(true);
        return thread;
    });
    private final List<MallShop> shops = new ArrayList<>();

    /** @param nodes in each of an application's two clusters */
    private Mall(Path directory, List<Integer> nodes) throws IOException {
        this.directory = directory;
        List<String> applications = IntStream.rangeClosed(1, nodes.size())
                .mapToObj("a%03d"::formatted)
                .toList();
        Map<String, String> aliases = new HashMap<>();
        applications.forEach(name -> aliases.put(MallShop.record(name), MallShop.target(name, "blue")));
        names = LabNameServer.start("example.test.", aliases, Duration.ofSeconds(1), "teal.");
        Path artifacts = Files.createDirectories(directory.resolve("artifacts"));
        Path tsig = Files.writeString(directory.resolve("tsig"), names.tsigSecretBase64());
        for (String name : applications) {
            names.addHost(MallShop.target(name, "green"));
            shops.add(new MallShop(name, directory.resolve(name), names, threads, nodes.get(shops.size())));
        }
        String inventory = shops.stream()
                .map(shop -> shop.inventory(names, tsig, artifacts))
                .collect(Collectors.joining("", "teal:\n  applications:\n", ""));
        Files.writeString(Files.createDirectories(directory.resolve("teal")).resolve("application.yaml"), inventory);
    }

    public static Mall open(int size) {
        return ofClusters(Collections.nCopies(size, 2));
    }

    /** One application for each number, with this many nodes in each of its clusters. */
    public static Mall ofClusters(List<Integer> nodes) {
        try {
            return new Mall(Files.createTempDirectory("teal-mall"), nodes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<MallShop> shops() {
        return List.copyOf(shops);
    }

    public Path directory() {
        return directory;
    }

    /** Builds a version that all applications can be released to; returns its address. */
    public String publish(String version) {
        return ShopArtifact.build(directory.resolve("artifacts"), version, 0)
                .toUri()
                .toString();
    }

    /** The settings for a Teal instance. */
    public Map<String, Object> properties() {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("spring.config.additional-location", "file:" + directory.resolve("teal") + "/");
        properties.put("teal.work-directory", directory.resolve("work").toString());
        properties.put("teal.passwords.cost", 10);
        properties.put("server.port", 0);
        return properties;
    }

    @Override
    public void close() {
        try {
            for (MallShop shop : shops) {
                shop.close();
            }
            names.close();
            threads.shutdownNow();
            try (var files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
