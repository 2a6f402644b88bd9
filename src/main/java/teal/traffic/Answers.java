package teal.traffic;

import java.util.List;
import java.util.Optional;
import org.xbill.DNS.Message;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/** Reads records out of DNS answers. */
final class Answers {

    private Answers() {}

    static <T extends Record> List<T> all(Message answer, Class<T> kind) {
        return answer.getSection(Section.ANSWER).stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    /** The first record of this type under the name in the question. */
    static <T extends Record> Optional<T> first(Message answer, Class<T> kind) {
        return all(answer, kind).stream()
                .filter(found -> found.getName().equals(answer.getQuestion().getName()))
                .findFirst();
    }
}
