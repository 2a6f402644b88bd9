package teal.inventory;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
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
        Map<String, ApplicationSettings> settings = Binder.get(environment)
                .bind(
                        "teal.applications",
                        Bindable.mapOf(String.class, ApplicationSettings.class),
                        new KnownPropertiesOnly())
                .orElseGet(Map::of);
        return new Inventory(settings, workDirectory, clock);
    }
}
