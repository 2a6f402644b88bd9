package teal.notify;

import org.springframework.mail.MailSender;
import org.springframework.mail.SimpleMailMessage;

/** Sends notices by e-mail. */
final class Mail implements Channel {

    private final MailSettings settings;
    private final MailSender sender;

    Mail(MailSettings settings, MailSender sender) {
        this.settings = settings;
        this.sender = sender;
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
        sender.send(message);
    }
}
