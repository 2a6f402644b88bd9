package teal.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UploadFileTest {

    /** Both are on the node for a moment; 1 MiB is for directories and for what a file system keeps of its own. */
    @ParameterizedTest
    @CsvSource({"0, 0, 1024", "1023, 0, 1024", "1024, 1024, 1026", "2048, 5120, 1031"})
    void aNodeNeedsRoomForTheUploadAndForWhatIsInItAndAMebibyte(long size, long unpacked, long kibibytes) {
        assertThat(new UploadFile(Path.of("upload"), "", size, unpacked).kibibytesNeeded())
                .isEqualTo(kibibytes);
    }
}
