package teal.notify;

import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.mail.MailSender;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import teal.release.Checklist;
import teal.release.Reason;

/** Sends notices by e-mail. */
final class Mail implements Channel {

    /** For one wait; the mail library itself would wait for ever. */
    private static final Duration SILENCE = Duration.ofSeconds(10);

    /** For a whole delivery: a server that says a little now and then would never be silent for long enough. */
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private final MailSettings settings;
    private final MailSender sender;
    private final Duration patience;
    private final MailSockets sockets = new MailSockets();
    private final ExecutorService delivering =
            new ThreadPoolExecutor(0, 1, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                Thread thread = new Thread(work, "mail");
                thread.setDaemon(true);
                return thread;
            });

    Mail(MailSettings settings, MailSender sender, Duration patience) {
        this.settings = settings;
        this.sender = sender;
        this.patience = patience;
        if (sender instanceof JavaMailSenderImpl overSmtp) {
            bound(overSmtp.getJavaMailProperties());
        }
    }

    /** Anything set in {@code spring.mail.properties} takes precedence. */
    private void bound(Properties properties) {
        for (String protocol : new String[] {"mail.smtp", "mail.smtps"}) {
            properties.putIfAbsent(protocol + ".connectiontimeout", Long.toString(SILENCE.toMillis()));
            properties.putIfAbsent(protocol + ".timeout", Long.toString(SILENCE.toMillis()));
            properties.putIfAbsent(protocol + ".writetimeout", Long.toString(SILENCE.toMillis()));
            properties.putIfAbsent(protocol + ".socketFactory", sockets);
            // Else the library would try again by a socket that nobody knows of.
            properties.putIfAbsent(protocol + ".socketFactory.fallback", "false");
        }
    }

    @Override
    public String name() {
        return "e-mail";
    }

    @Override
    public boolean wants(Notice notice) {
        return settings.occasions().contains(notice.occasion().text());
    }

    @Override
    public void send(Notice notice) {
        SimpleMailMessage message = new SimpleMailMessage();
        message.setFrom(settings.from());
        message.setTo(settings.to().toArray(String[]::new));
        // A header is a single line, whatever the release's name contains.
        message.setSubject("[Teal] " + notice.text().replaceAll("\\p{Cntrl}+", " "));
        message.setText(notice.text() + "\n\n" + notice.link() + "\n");
        within(() -> sender.send(message));
    }

    @Override
    public void check(Checklist list) {
        if (!(sender instanceof JavaMailSenderImpl server)) {
            list.notAsked("answers", "its server cannot be asked", "");
            return;
        }
        try {
            within(() -> greet(server));
            list.passed(
                    "answers",
                    server.getHost() + " takes connections" + (server.getUsername() == null ? "" : " and the log-in"));
        } catch (IllegalStateException e) {
            list.failed("answers", Reason.of(e), "check spring.mail, and that the mail server runs");
        }
    }

    private static void greet(JavaMailSenderImpl server) {
        try {
            server.testConnection();
        } catch (MessagingException e) {
            throw new IllegalStateException(Reason.of(e), e);
        }
    }

    private void within(Runnable act) {
        Future<?> delivery = delivering.submit(act);
        try {
            delivery.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new IllegalStateException("the mail server did not finish within " + patience.toMillis() + " ms", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(Reason.of(e.getCause()), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } finally {
            if (!delivery.isDone()) {
                delivery.cancel(true);
                sockets.closeAll();
            }
        }
    }
}
