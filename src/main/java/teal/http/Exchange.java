package teal.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/** A request on its way, which any thread may cut at any stage. */
final class Exchange implements AutoCloseable {

    private final Call call;
    private final Connection connection;
    private final HttpClientConnectionManager manager;
    private final CloseableHttpClient client;
    private volatile @Nullable String cutFor;
    private boolean wholeAnswer;

    /** @param backstop after which a single wait for the server ends even if nobody cuts it */
    Exchange(Call call, Duration backstop) {
        this.call = call;
        this.connection = new Connection(call);
        this.manager = connection.manager(backstop);
        // A redirect, a refusal or a broken connection is the answer to judge: nothing is followed or repeated.
        this.client = HttpClients.custom()
                .setConnectionManager(manager)
                .setRoutePlanner(connection.route())
                .setDefaultCredentialsProvider(connection.credentials())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(Timeout.of(backstop))
                        .setConnectionRequestTimeout(Timeout.of(backstop))
                        .setProtocolUpgradeEnabled(false)
                        .build())
                .setUserAgent("Teal")
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableContentCompression()
                .disableCookieManagement()
                .disableAuthCaching()
                .build();
    }

    Stage stage() {
        return connection.stage();
    }

    /** Ends the exchange from another thread; the thread that waits for it gets this reason. */
    void cut(String why) {
        cutFor = why;
        connection.cut();
    }

    /** Sends the request and waits for the headers of the answer. */
    ClassicHttpResponse open() throws NoAnswer {
        HttpUriRequestBase request = new HttpUriRequestBase(call.method(), call.spoken());
        request.setHeader("Connection", "close");
        call.headers().forEach(request::setHeader);
        call.bytes()
                .ifPresent(
                        bytes -> request.setEntity(new ByteArrayEntity(bytes, ContentType.APPLICATION_OCTET_STREAM)));
        try {
            ClassicHttpResponse response = client.executeOpen(
                    new HttpHost(
                            call.address().getScheme(), request.getAuthority().getHostName(), call.port()),
                    request,
                    null);
            connection.reached(Stage.BODY);
            return response;
        } catch (IOException | RuntimeException e) {
            throw noAnswer(e);
        }
    }

    /** The whole exchange. */
    Answer answer(Limit limit) throws NoAnswer {
        // Not closed by itself, because that would wait for the rest of a body of which only the beginning is wanted.
        ClassicHttpResponse response = open();
        try {
            Body body = body(response.getEntity(), limit);
            wholeAnswer = limit.wholly();
            return new Answer(
                    response.getCode(),
                    header(response, "Location"),
                    headers(response),
                    body.text(),
                    body.unreadable());
        } catch (IOException | RuntimeException e) {
            throw noAnswer(e);
        }
    }

    private static Body body(@Nullable HttpEntity entity, Limit limit) throws IOException {
        if (entity == null || limit.bytes() == 0) {
            return Body.NONE;
        }
        InputStream in = entity.getContent();
        return Body.read(in, Optional.ofNullable(entity.getContentEncoding()).orElse(""), charset(entity), limit);
    }

    private static @Nullable Charset charset(HttpEntity entity) {
        ContentType type = ContentType.parseLenient(entity.getContentType());
        return type == null ? null : type.getCharset();
    }

    /** By name in lower case; of a header that is there twice, the first. */
    private static Map<String, String> headers(ClassicHttpResponse response) {
        Map<String, String> headers = new TreeMap<>();
        for (Header header : response.getHeaders()) {
            headers.putIfAbsent(header.getName().toLowerCase(Locale.ROOT), String.valueOf(header.getValue()));
        }
        return headers;
    }

    static Optional<String> header(ClassicHttpResponse response, String name) {
        return Optional.ofNullable(response.getFirstHeader(name)).map(Header::getValue);
    }

    /** Says why there is no answer: what was cut, or else what went wrong. */
    NoAnswer noAnswer(Exception trouble) {
        String why = cutFor;
        if (why != null) {
            return new NoAnswer(why, trouble);
        }
        return trouble instanceof NoAnswer known ? known : new NoAnswer(Trouble.words(trouble, stage()), trouble);
    }

    /** A connection that has served its answer is closed in order; any other is cut. */
    @Override
    public void close() {
        if (!wholeAnswer) {
            connection.cut();
        }
        manager.close(wholeAnswer ? CloseMode.GRACEFUL : CloseMode.IMMEDIATE);
    }
}
