package teal.lab;

import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import teal.TealApplication;

/** Teal itself, as in production, set up for the lab's company. It ends with the company, if not earlier. */
public final class TealInLab {

    private TealInLab() {}

    /** @param more settings on top of the company's, and the lab's listeners */
    public static ConfigurableApplicationContext start(
            Company company, Map<String, Object> more, String[] arguments, ApplicationListener<?>... listeners) {
        Map<String, Object> properties = new TreeMap<>(company.properties());
        properties.putAll(more);
        ConfigurableApplicationContext context = start(properties, arguments, listeners);
        company.endFirst(context);
        return context;
    }

    /** For another company; close it before the company. */
    public static ConfigurableApplicationContext start(
            Map<String, Object> properties, String[] arguments, ApplicationListener<?>... listeners) {
        SpringApplication teal = new SpringApplication(TealApplication.class);
        teal.addListeners(listeners);
        teal.addInitializers(SharedStatements::join);
        // Command-line arguments take precedence over application.yaml; default properties do not.
        String[] settings = properties.entrySet().stream()
                .map(entry -> "--" + entry.getKey() + "=" + entry.getValue())
                .toArray(String[]::new);
        ConfigurableApplicationContext context = teal.run(concat(settings, arguments));
        LabUsers.create(context.getBean(IdentityService.class));
        return context;
    }

    private static String[] concat(String[] first, String[] second) {
        String[] all = java.util.Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }
}
