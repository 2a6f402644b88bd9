package teal;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts Teal: the engine, its web applications, the REST API and the steps of a release. */
@SpringBootApplication
public class TealApplication {

    public static void main(String[] args) {
        SpringApplication.run(TealApplication.class, args);
    }
}
