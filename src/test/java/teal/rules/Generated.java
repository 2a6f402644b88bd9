package teal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files of {@code processes/} that follow from the Java side: compared with it, or written anew. */
final class Generated {

    private static final boolean WRITE = Boolean.getBoolean("teal.write");

    private Generated() {}

    static void assertUpToDate(Path file, Object content) throws IOException {
        String wanted = json(content);
        if (WRITE) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, wanted);
        }
        assertThat(file).exists();
        assertThat(Files.readString(file))
                .as("%s follows from teal.rules; write it anew with ./mvnw test -Dteal.write=true", file)
                .isEqualTo(wanted);
    }

    private static String json(Object content) throws JsonProcessingException {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentArraysWith(new DefaultIndenter("  ", "\n"));
        printer.indentObjectsWith(new DefaultIndenter("  ", "\n"));
        return new ObjectMapper().writer(printer).writeValueAsString(content) + "\n";
    }
}
