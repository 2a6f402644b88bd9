package teal.requestlimits;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request whose body has arrived as a whole; if it is a form, with its fields. */
final class WholeRequest extends HttpServletRequestWrapper {

    private final byte[] body;
    private final Map<String, String[]> fields;
    private final Body stream;

    /** @param form whether the body is a form */
    WholeRequest(HttpServletRequest request, byte[] body, boolean form) {
        super(request);
        this.body = body.clone();
        this.stream = new Body(body);
        this.fields = new LinkedHashMap<>(request.getParameterMap());
        if (form) {
            addFields();
        }
    }

    /** As browsers send them (URL standard, section 5.1); a field that cannot be decoded is none. */
    private void addFields() {
        Map<String, List<String>> found = new LinkedHashMap<>();
        fields.forEach((name, values) -> found.put(name, new ArrayList<>(List.of(values))));
        for (String field : new String(body, StandardCharsets.ISO_8859_1).split("&")) {
            if (field.isEmpty()) {
                continue;
            }
            int equals = field.indexOf('=');
            try {
                String name = decoded(equals < 0 ? field : field.substring(0, equals));
                String value = equals < 0 ? "" : decoded(field.substring(equals + 1));
                found.computeIfAbsent(name, first -> new ArrayList<>()).add(value);
            } catch (IllegalArgumentException notEncoded) {
                continue;
            }
        }
        found.forEach((name, values) -> fields.put(name, values.toArray(new String[0])));
    }

    private String decoded(String text) {
        return URLDecoder.decode(text, charset());
    }

    private Charset charset() {
        String named = getCharacterEncoding();
        return named == null || !Charset.isSupported(named) ? StandardCharsets.UTF_8 : Charset.forName(named);
    }

    @Override
    public ServletInputStream getInputStream() {
        return stream;
    }

    @Override
    public BufferedReader getReader() {
        return new BufferedReader(new InputStreamReader(stream, charset()));
    }

    @Override
    public @Nullable String getParameter(String name) {
        String[] values = fields.get(name);
        return values == null ? null : values[0];
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
        String[] values = fields.get(name);
        return values == null ? null : values.clone();
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        return Collections.unmodifiableMap(fields);
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.enumeration(fields.keySet());
    }

    private static final class Body extends ServletInputStream {

        private final ByteArrayInputStream bytes;

        Body(byte[] body) {
            this.bytes = new ByteArrayInputStream(body);
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            return bytes.read(target, offset, length);
        }

        @Override
        public int available() {
            return bytes.available();
        }

        @Override
        public boolean isFinished() {
            return bytes.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new IllegalStateException("the body is here already; read it");
        }
    }
}
