package teal.inventory;

import java.nio.file.Path;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

@Configuration(proxyBeanMethods = false)
class InventoryConfiguration {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Inventory inventory(Environment environment, @Value("${teal.work-directory}") Path workDirectory, Clock clock) {
        return new Inventory(InventoryReader.read(environment), workDirectory, clock);
    }
}
