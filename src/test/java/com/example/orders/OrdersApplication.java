package com.example.orders;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.info.BuildProperties;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** A Spring Boot application that knows nothing of Teal, and that tests release as an executable jar. */
@SpringBootConfiguration
@EnableAutoConfiguration
@RestController
public class OrdersApplication {

    private final BuildProperties build;

    OrdersApplication(BuildProperties build) {
        this.build = build;
    }

    public static void main(String[] arguments) {
        SpringApplication.run(OrdersApplication.class, arguments);
    }

    @GetMapping("/")
    ResponseEntity<String> orders() {
        return ResponseEntity.ok().header("X-Version", build.getVersion()).body("No orders yet.");
    }
}
