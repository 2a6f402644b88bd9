package teal.requestlimits;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.coyote.Adapter;
import org.apache.coyote.ErrorState;
import org.apache.coyote.http11.Http11InputBuffer;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.http.MimeHeaders;
import org.apache.tomcat.util.net.NioEndpoint.NioSocketWrapper;
import org.apache.tomcat.util.res.StringManager;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import teal.release.Reason;

/** Works on the requests of one connection, one after the other, and lets nothing of a body pass beside {@link BoundedInput}. */
final class IntakeProcessor extends Http11Processor {

    /** Tomcat has no type for it. */
    private static final String TOO_LARGE =
            StringManager.getManager(Http11InputBuffer.class).getString("iib.requestheadertoolarge.error");

    private static final String TOO_MANY = StringManager.getManager(MimeHeaders.class)
            .getString("headers.maxCountFail", "")
            .replaceFirst("\\[.*", "");

    private static final String WHY = "the request's address and headers are larger than " + Bounds.HEADER_BYTES / 1024
            + " KB, or too many; leave out cookies and parameters that Teal does not need\n";

    private IntakeProcessor(IntakeProtocol protocol, EachRequest requests) {
        super(protocol, requests);
    }

    static IntakeProcessor of(IntakeProtocol protocol, Adapter adapter, OpenConnections connections, Crowd crowd) {
        EachRequest requests = new EachRequest(adapter, connections, crowd);
        IntakeProcessor processor = new IntakeProcessor(protocol, requests);
        BoundedInput input = new BoundedInput(processor.request.getInputBuffer());
        processor.request.setInputBuffer(input);
        requests.of(input, () -> (NioSocketWrapper) processor.getSocketWrapper());
        return processor;
    }

    /** RFC 6585, section 5; Tomcat would answer 400, without a word. */
    @Override
    protected void setErrorState(ErrorState state, @Nullable Throwable cause) {
        super.setErrorState(state, cause);
        String message = cause == null ? "" : Reason.of(cause);
        if (state == ErrorState.CLOSE_CLEAN
                && !response.isCommitted()
                && (message.equals(TOO_LARGE) || message.startsWith(TOO_MANY))) {
            byte[] why = WHY.getBytes(StandardCharsets.US_ASCII);
            response.setStatus(HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE.value());
            response.setContentType(MediaType.TEXT_PLAIN_VALUE);
            response.setContentLength(why.length);
            RefusalLog.INSTANCE.note(HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE);
            try {
                response.doWrite(ByteBuffer.wrap(why));
            } catch (IOException gone) {
                super.setErrorState(ErrorState.CLOSE_CONNECTION_NOW, gone);
            }
        }
    }
}
