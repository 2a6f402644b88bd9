package teal.lab;

import com.example.orders.OrdersApplication;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.springframework.boot.loader.tools.Library;
import org.springframework.boot.loader.tools.LibraryScope;
import org.springframework.boot.loader.tools.Repackager;

/** Builds the executable jar of {@link OrdersApplication}, with the libraries that it needs, as Spring Boot's Maven plugin does. */
final class OrdersJar {

    /** What a web application with an actuator has; the rest of the tests' class path is none of its business. */
    private static final List<String> LIBRARIES = List.of(
            "spring-boot",
            "spring-boot-autoconfigure",
            "spring-boot-actuator",
            "spring-boot-actuator-autoconfigure",
            "spring-core",
            "spring-jcl",
            "spring-beans",
            "spring-context",
            "spring-aop",
            "spring-expression",
            "spring-web",
            "spring-webmvc",
            "tomcat-embed-core",
            "tomcat-embed-el",
            "jackson-annotations",
            "jackson-core",
            "jackson-databind",
            "jackson-datatype-jsr310",
            "micrometer-commons",
            "micrometer-observation",
            "jakarta.annotation-api",
            "snakeyaml",
            "slf4j-api",
            "jul-to-slf4j",
            "logback-core",
            "logback-classic");

    private OrdersJar() {}

    static byte[] build(Path directory, String version) throws IOException {
        Path classes = Files.createDirectories(directory).resolve("orders-" + version + "-classes.jar");
        try (OutputStream file = Files.newOutputStream(classes);
                JarOutputStream jar = new JarOutputStream(file)) {
            String name = OrdersApplication.class.getName().replace('.', '/') + ".class";
            try (InputStream code = OrdersApplication.class.getResourceAsStream("/" + name)) {
                add(jar, name, code.readAllBytes());
            }
            // As the goal build-info writes it
            String info = "build.group=com.example\nbuild.artifact=orders\nbuild.version=" + version + "\n";
            add(jar, "META-INF/build-info.properties", info.getBytes(StandardCharsets.UTF_8));
        }
        Path built = directory.resolve("orders-" + version + ".jar");
        Repackager repackager = new Repackager(classes.toFile());
        repackager.setMainClass(OrdersApplication.class.getName());
        repackager.repackage(built.toFile(), add -> {
            for (File library : libraries()) {
                add.library(new Library(library, LibraryScope.COMPILE));
            }
        });
        return Files.readAllBytes(built);
    }

    private static void add(JarOutputStream jar, String name, byte[] content) throws IOException {
        jar.putNextEntry(new JarEntry(name));
        jar.write(content);
        jar.closeEntry();
    }

    private static List<File> libraries() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(File::new)
                .filter(file -> LIBRARIES.contains(file.getName().replaceFirst("-\\d.*", "")))
                .toList();
    }
}
