package teal.notify;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import teal.notify.Notice.Occasion;
import teal.release.Setting;

/**
 * The recipients of e-mail. The mail server is Spring Boot's {@code spring.mail.*}.
 *
 * @param occasions default all
 */
public record MailSettings(String from, List<String> to, List<String> occasions) {

    public MailSettings(@Nullable String from, @Nullable List<String> to, @Nullable List<String> occasions) {
        this.from = Setting.check("from", from, MailSettings::isAddress, "an e-mail address");
        this.to = Setting.list(
                "to",
                to,
                found -> !found.isEmpty() && found.stream().allMatch(MailSettings::isAddress),
                "one or more e-mail addresses");
        List<String> known =
                Arrays.stream(Occasion.values()).map(Occasion::text).toList();
        this.occasions = List.copyOf(Setting.check(
                "occasions", Setting.orElse(occasions, known), known::containsAll, String.join(", ", known)));
    }

    private static boolean isAddress(String text) {
        return text.matches("[^@\\s\\p{Cntrl}]+@[^@\\s\\p{Cntrl}]+");
    }
}
