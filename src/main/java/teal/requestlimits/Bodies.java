package teal.requestlimits;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.springframework.http.MediaType;
import teal.signin.Answer;

/**
 * Reads bodies as a whole before anything works on them, so that nothing waits for a slow sender in the middle of its work,
 * and a refusal is the only answer.
 */
final class Bodies {

    private static final int PIECE = 16_384;

    /** What goes on with the whole request. */
    interface Next {
        void go(HttpServletRequest request) throws ServletException, IOException, InterruptedException;
    }

    private final BodyMemory ordinary = BodyMemory.ordinary(Runtime.getRuntime().maxMemory());
    private final BodyMemory deployments =
            BodyMemory.ofDeployments(Runtime.getRuntime().maxMemory());

    static boolean isIn(HttpServletRequest request) {
        return request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
    }

    static boolean isForm(HttpServletRequest request) {
        return String.valueOf(request.getContentType())
                .regionMatches(
                        true,
                        0,
                        MediaType.APPLICATION_FORM_URLENCODED_VALUE,
                        0,
                        MediaType.APPLICATION_FORM_URLENCODED_VALUE.length());
    }

    static void refuse(HttpServletResponse response, Refusal refusal) throws IOException {
        RefusalLog.INSTANCE.note(refusal.status());
        Answer.refuse(response, refusal.status(), refusal.title(), refusal.why());
    }

    /** Refuses the request, or goes on once it is here. */
    void read(HttpServletRequest request, HttpServletResponse response, Exchange exchange, Next next)
            throws ServletException, IOException, InterruptedException {
        if (request.getContentLengthLong() > exchange.bound()) {
            refuse(response, Refusal.tooLarge(exchange.bound()));
            return;
        }
        BodyMemory memory = exchange.bound() > Bounds.BYTES ? deployments : ordinary;
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        long taken = 0;
        try {
            byte[] piece = new byte[PIECE];
            InputStream input = request.getInputStream();
            for (int bytes = input.read(piece); bytes >= 0; bytes = input.read(piece)) {
                if (!memory.take(bytes)) {
                    refuse(response, Refusal.tooMuch());
                    return;
                }
                taken += bytes;
                body.write(piece, 0, bytes);
            }
            Optional<Refusal> refusal = exchange.refusal();
            if (refusal.isPresent()) {
                refuse(response, refusal.get());
            } else {
                next.go(new WholeRequest(request, body.toByteArray(), isForm(request)));
            }
        } finally {
            memory.giveBack(taken);
        }
    }
}
