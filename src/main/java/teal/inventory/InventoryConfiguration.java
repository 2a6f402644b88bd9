package teal.inventory;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
        Map<String, ApplicationSettings> settings = InventoryReader.read(environment);
        Map<String, List<ShownSetting>> shown = new TreeMap<>();
        settings.forEach((name, block) -> shown.put(name, RunningSettings.of(environment, name, block)));
        return new Inventory(settings, shown, workDirectory, clock);
    }
}
