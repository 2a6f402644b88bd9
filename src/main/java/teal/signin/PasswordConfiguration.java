package teal.signin;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import teal.inventory.SettingsReader;

/** How the engine keeps its users' passwords. It can still check those that it has kept in its own way. */
@Configuration(proxyBeanMethods = false)
class PasswordConfiguration {

    @Bean
    BcryptPasswords bcryptPasswords(Environment environment) {
        PasswordSettings settings = SettingsReader.read(environment, "teal.passwords", PasswordSettings.class)
                .orElseGet(() -> new PasswordSettings(null));
        return new BcryptPasswords(settings.cost());
    }

    @Bean
    ProcessEnginePlugin slowPasswords(BcryptPasswords passwords) {
        return new AbstractProcessEnginePlugin() {
            @Override
            public void preInit(ProcessEngineConfigurationImpl engine) {
                engine.setPasswordEncryptor(passwords);
            }
        };
    }
}
