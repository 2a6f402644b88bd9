package teal.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the hash of an entry covers: everything, and the entry before it. */
class AuditEntryTest {

    private static final Instant AT = Instant.parse("2026-11-29T10:00:00.123Z");
    private static final Act ACT = new Act("rita", "Create", "release 12", "version = 2.0.0");

    /** Computed by hand: printf of the previous hash, and of each part after its length, into sha256sum. */
    @Test
    void isTheOneThatIsDocumented() {
        assertThat(AuditEntry.after(AuditEntry.BEGINNING, 1, AT, ACT).hash())
                .isEqualTo("7784e7c372d0472de685f90e55421b6040689528d696056037c59053be9fd4fb");
    }

    @Test
    void isAnotherOneWhateverIsChanged() {
        AuditEntry entry = AuditEntry.after(AuditEntry.BEGINNING, 1, AT, ACT);
        Map<String, AuditEntry> changed = new LinkedHashMap<>();
        changed.put("the number", AuditEntry.after(AuditEntry.BEGINNING, 2, AT, ACT));
        changed.put("the time", AuditEntry.after(AuditEntry.BEGINNING, 1, AT.plusMillis(1), ACT));
        changed.put("the person", changed("otto", ACT.act(), ACT.subject(), ACT.details()));
        changed.put("the act", changed(ACT.person(), "Delete", ACT.subject(), ACT.details()));
        changed.put("the subject", changed(ACT.person(), ACT.act(), "release 13", ACT.details()));
        changed.put("the details", changed(ACT.person(), ACT.act(), ACT.subject(), "version = 2.0.1"));
        changed.put("the entry before", AuditEntry.after("1".repeat(64), 1, AT, ACT));
        changed.put("where one part ends", changed("ritaC", "reate", ACT.subject(), ACT.details()));

        changed.forEach((what, other) -> assertThat(other.hash()).as(what).isNotEqualTo(entry.hash()));
    }

    @Test
    void anEntryThatWasChangedDoesNotFollow() {
        AuditEntry first = AuditEntry.after(AuditEntry.BEGINNING, 1, AT, ACT);
        AuditEntry second = AuditEntry.after(first.hash(), 2, AT, ACT);

        assertThat(second.follows(first.hash(), 1)).isTrue();
        assertThat(second.follows(AuditEntry.BEGINNING, 1)).isFalse();
        assertThat(second.follows(first.hash(), 2)).isFalse();
        assertThat(new AuditEntry(
                                2, AT.plusSeconds(1), "rita", "Create", "release 12", "version = 2.0.0", second.hash())
                        .follows(first.hash(), 1))
                .isFalse();
    }

    private static AuditEntry changed(String person, String act, String subject, String details) {
        return AuditEntry.after(AuditEntry.BEGINNING, 1, AT, new Act(person, act, subject, details));
    }
}
