package teal.http;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
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
            return "TLS: " + ofTls(trouble);
        }
        return trouble instanceof ProtocolException ? "not an HTTP answer: " + said(trouble) : said(trouble);
    }

    /** Of a certificate out of its time, the JDK only says that a check failed; the date is in what caused it. */
    private static String ofTls(Throwable trouble) {
        for (Throwable cause = trouble; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateExpiredException) {
                return "the certificate has expired (" + said(cause) + ")";
            }
            if (cause instanceof CertificateNotYetValidException) {
                return "the certificate is not valid yet (" + said(cause) + ")";
            }
        }
        return said(trouble).contains("unable to find valid certification path")
                ? "the certificate is from an authority that is not trusted here (" + said(trouble) + ")"
                : said(trouble);
    }

    private static String said(Throwable trouble) {
        return Reason.of(trouble);
    }
}
