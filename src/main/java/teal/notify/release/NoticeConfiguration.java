package teal.notify.release;

import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.mail.MailSender;
import teal.inventory.SettingsReader;
import teal.notify.NotificationSettings;
import teal.notify.Notifier;

@Configuration(proxyBeanMethods = false)
class NoticeConfiguration {

    @Bean
    Notifier notifier(Environment environment, ObjectProvider<MailSender> mail, Clock clock) {
        NotificationSettings settings = SettingsReader.read(
                        environment, "teal.notifications", NotificationSettings.class)
                .orElseGet(() -> new NotificationSettings(null, null, null));
        return new Notifier(settings, mail.getIfAvailable(), clock);
    }
}
