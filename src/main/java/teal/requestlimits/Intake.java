package teal.requestlimits;

import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.apache.catalina.connector.Connector;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;

/** Puts the bounds in front of everything that Teal serves. */
@Configuration(proxyBeanMethods = false)
class Intake {

    private static final int LEAST_TURNS = 4;

    private final Bodies bodies = new Bodies();
    private final Turns turns;

    Intake(Environment environment) {
        int connections = environment.getRequiredProperty("spring.datasource.hikari.maximum-pool-size", Integer.class);
        int jobs = environment.getRequiredProperty("camunda.bpm.job-execution.max-pool-size", Integer.class);
        // Each running step holds two, and leases are renewed and health is checked with one more each.
        turns = new Turns(Math.max(LEAST_TURNS, connections - 2 * jobs - 2));
    }

    /** Right after the check of the path's spelling. */
    @Bean
    FilterRegistrationBean<BeforeSignIn> beforeSignIn() {
        FilterRegistrationBean<BeforeSignIn> filter = new FilterRegistrationBean<>(new BeforeSignIn(bodies, turns));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return filter;
    }

    /** Right after the door. */
    @Bean
    FilterRegistrationBean<AfterSignIn> afterSignIn() {
        FilterRegistrationBean<AfterSignIn> filter = new FilterRegistrationBean<>(new AfterSignIn(bodies, turns));
        filter.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER + 1);
        return filter;
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> boundedConnectors(Environment environment)
            throws UnknownHostException {
        HealthPort health = new HealthPort(HealthSettings.of(environment));
        return factory -> {
            factory.setProtocol(IntakeProtocol.class.getName());
            factory.addAdditionalTomcatConnectors(health.connector());
            factory.addEngineValves(health);
            List<IntakeProtocol> protocols = new ArrayList<>(List.of(protocol(health.connector())));
            factory.addConnectorCustomizers(connector -> {
                protocol(connector).applyBounds();
                protocols.add(protocol(connector));
            });
            factory.addContextCustomizers(context -> context.addLifecycleListener(new Sweeper(protocols)));
        };
    }

    private static IntakeProtocol protocol(Connector connector) {
        return (IntakeProtocol) connector.getProtocolHandler();
    }
}
