package teal.inventory;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Looks for mistakes in the inventory before anything else starts: nothing is changed then, and nothing else is printed than
 * what is wrong.
 */
class InventoryCheck implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        InventoryReader.read(context.getEnvironment());
    }
}
