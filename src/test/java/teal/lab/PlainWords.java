package teal.lab;

import static org.assertj.core.api.Assertions.assertThat;

/** What people may read when something is refused: sentences of Teal's, and nothing of its inside. */
public final class PlainWords {

    private PlainWords() {}

    /** No names of classes, no ids of the engine, no permissions, no patterns, and no stack traces. */
    public static void isForPeople(String text) {
        assertThat(text)
                .isNotBlank()
                .doesNotContainPattern("\\b(java|javax|jakarta|org|com|teal)\\.[a-z]+\\.[A-Za-z]*[A-Z]")
                .doesNotContainPattern("[A-Z][A-Za-z]+(Exception|Error)\\b")
                .doesNotContainPattern("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-")
                .doesNotContainPattern("(?i)permission|pattern|cannot instantiate|process definition|\\^\\(")
                .doesNotContain("\tat ");
    }
}
