package teal.signin;

import java.time.Instant;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.scheduling.TaskScheduler;
import teal.inventory.SettingsReader;
import teal.ldap.Directory;
import teal.ldap.DirectorySettings;

/** Sign-in with the company's directory, if {@code teal.directory} describes one. */
@Configuration(proxyBeanMethods = false)
class DirectoryConfiguration {

    @Bean
    CompanyDirectory companyDirectory(Environment environment, ObjectProvider<TaskScheduler> scheduler) {
        return SettingsReader.read(environment, "teal.directory", DirectorySettings.class)
                .<CompanyDirectory>map(settings -> new ByDirectory(settings, scheduler))
                .orElseGet(NoDirectory::new);
    }

    private static final class NoDirectory extends AbstractProcessEnginePlugin implements CompanyDirectory {

        @Override
        public void follow(String name) {
            // Without a directory, every user is the engine's own.
        }
    }

    private static final class ByDirectory extends AbstractProcessEnginePlugin implements CompanyDirectory {

        private final DirectorySettings settings;
        private final DirectoryPeople people;
        private final ObjectProvider<TaskScheduler> scheduler;

        ByDirectory(DirectorySettings settings, ObjectProvider<TaskScheduler> scheduler) {
            this.settings = settings;
            this.people = new DirectoryPeople(new Directory(settings));
            this.scheduler = scheduler;
        }

        @Override
        public void follow(String name) {
            people.refresh(name);
        }

        @Override
        public void preInit(ProcessEngineConfigurationImpl engine) {
            engine.setIdentityProviderSessionFactory(people);
            // The engine's own pattern allows only letters and digits.
            engine.setUserResourceWhitelistPattern(Directory.NAMES);
        }

        @Override
        public void postProcessEngineBuild(ProcessEngine engine) {
            people.of((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration());
            scheduler
                    .getObject()
                    .scheduleWithFixedDelay(
                            people::refresh, Instant.now().plus(settings.refresh()), settings.refresh());
        }
    }
}
