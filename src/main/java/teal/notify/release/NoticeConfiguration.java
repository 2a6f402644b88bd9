package teal.notify.release;

import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.UnboundElementsSourceFilter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.mail.MailSender;
import teal.notify.NotificationSettings;
import teal.notify.Notifier;

@Configuration(proxyBeanMethods = false)
class NoticeConfiguration {

    @Bean
    Notifier notifier(Environment environment, ObjectProvider<MailSender> mail, Clock clock) {
        NotificationSettings settings = Binder.get(environment)
                .bind(
                        "teal.notifications",
                        Bindable.of(NotificationSettings.class),
                        new NoUnboundElementsBindHandler(BindHandler.DEFAULT, new UnboundElementsSourceFilter()))
                .orElseGet(() -> new NotificationSettings(null, null, null));
        return new Notifier(settings, mail.getIfAvailable(), clock);
    }
}
