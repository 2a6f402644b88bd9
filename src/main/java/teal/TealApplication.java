package teal;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import teal.access.SystemPrincipal;

/** Starts Teal: the engine, its web applications, the REST API and the steps of a release. */
@SpringBootApplication
public class TealApplication {

    public static void main(String[] args) {
        SystemPrincipal.run("start-up", () -> SpringApplication.run(TealApplication.class, args));
    }
}
