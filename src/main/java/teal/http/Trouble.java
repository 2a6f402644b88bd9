package teal.http;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.ProtocolException;
import teal.release.Reason;

/** Why an exchange failed, in words. */
final class Trouble {

    private Trouble() {}

    static String words(Throwable trouble, Stage stage) {
        if (trouble instanceof UnknownHostException) {
            return Reason.of(trouble);
        }
        if (trouble instanceof SocketTimeoutException) {
            return "no answer in time, " + stage.words();
        }
        if (trouble instanceof ConnectException) {
            return Reason.of(trouble).contains("refused") ? "connection refused" : said(trouble);
        }
        if (trouble instanceof NoHttpResponseException) {
            return "the connection was closed without an answer";
        }
        if (trouble instanceof SSLException) {
            return "TLS: " + said(trouble);
        }
        return trouble instanceof ProtocolException ? "not an HTTP answer: " + said(trouble) : said(trouble);
    }

    private static String said(Throwable trouble) {
        return Reason.of(trouble);
    }
}
