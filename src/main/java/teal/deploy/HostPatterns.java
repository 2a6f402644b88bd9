package teal.deploy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Locale;
import java.util.StringTokenizer;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The hosts of a line in a known_hosts file: patterns with {@code *} and {@code ?}, separated by commas, of which those after
 * a {@code !} exclude hosts; or the hash of one name (sshd(8)).
 */
record HostPatterns(String text) {

    private static final String HASHED = "|1|";

    /** @param host in lower case, as {@code [host]:port} unless the port is 22 */
    boolean match(String host) {
        if (text.startsWith(HASHED)) {
            return isHashOf(host);
        }
        boolean matches = false;
        StringTokenizer patterns = new StringTokenizer(text.toLowerCase(Locale.ROOT), ",");
        while (patterns.hasMoreTokens()) {
            String pattern = patterns.nextToken();
            boolean excludes = pattern.startsWith("!");
            if (matches(excludes ? pattern.substring(1) : pattern, host)) {
                if (excludes) {
                    return false;
                }
                matches = true;
            }
        }
        return matches;
    }

    /** Most lines name one host as it is, and a file may have thousands of them, which each new connection reads. */
    private static boolean matches(String pattern, String host) {
        return pattern.indexOf('*') < 0 && pattern.indexOf('?') < 0
                ? pattern.equals(host)
                : glob(pattern).matcher(host).matches();
    }

    private static Pattern glob(String pattern) {
        StringBuilder regex = new StringBuilder();
        pattern.chars().forEach(one -> {
            switch (one) {
                case '*' -> regex.append(".*");
                case '?' -> regex.append('.');
                default -> regex.append(Pattern.quote(Character.toString(one)));
            }
        });
        return Pattern.compile(regex.toString());
    }

    private boolean isHashOf(String host) {
        String[] parts = text.substring(HASHED.length()).split("\\|");
        if (parts.length != 2) {
            return false;
        }
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(parts[0]), "HmacSHA1"));
            return MessageDigest.isEqual(
                    mac.doFinal(host.getBytes(StandardCharsets.UTF_8)),
                    Base64.getDecoder().decode(parts[1]));
        } catch (GeneralSecurityException | IllegalArgumentException damaged) {
            return false;
        }
    }
}
