package teal.traffic;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The whole clause that {@code tsig-keygen} prints and {@code named.conf} includes: {@code key "teal" { algorithm
 * hmac-sha256; secret "..."; };}.
 *
 * @param name absolute, in lower case
 * @param algorithm in lower case
 */
record KeyClause(String name, String algorithm, String secret) {

    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|(?://|#)[^\\n]*", Pattern.DOTALL);
    private static final Pattern BEGIN = Pattern.compile("\\s*key\\s.*", Pattern.DOTALL);
    private static final Pattern CLAUSE =
            Pattern.compile("\\s*key\\s+\"?(?<name>[^\"\\s{]+)\"?\\s*\\{(?<body>[^{}]*)}\\s*;?\\s*");
    private static final Pattern ALGORITHM = Pattern.compile("\\balgorithm\\s+\"?([A-Za-z0-9.-]+)\"?\\s*;");
    // Base64 has two slashes in a row now and then, so this is read before comments are taken out.
    private static final Pattern SECRET = Pattern.compile("\\bsecret\\s+\"([^\"]*)\"\\s*;");

    /** Whether the text means to be such a clause. */
    static boolean begins(String text) {
        return BEGIN.matcher(withoutComments(text)).matches();
    }

    /** Empty if the text is not one whole clause. */
    static Optional<KeyClause> parse(String text) {
        Matcher secret = SECRET.matcher(text);
        Matcher clause = CLAUSE.matcher(withoutComments(text));
        if (!secret.find() || !clause.matches()) {
            return Optional.empty();
        }
        Matcher algorithm = ALGORITHM.matcher(clause.group("body"));
        String name = clause.group("name").toLowerCase(Locale.ROOT);
        return algorithm.find()
                ? Optional.of(new KeyClause(
                        name.endsWith(".") ? name : name + ".",
                        algorithm.group(1).toLowerCase(Locale.ROOT).replaceFirst("\\.$", ""),
                        secret.group(1).replaceAll("\\s", "")))
                : Optional.empty();
    }

    private static String withoutComments(String text) {
        return COMMENT.matcher(SECRET.matcher(text).replaceAll("")).replaceAll(" ");
    }

    @Override
    public String toString() {
        return "key " + name + " " + algorithm + " ********";
    }
}
