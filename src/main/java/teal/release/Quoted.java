package teal.release;

/** Text from outside, made safe to display: short, in quotes, without passwords in addresses, and with control and
 * direction characters spelled out. */
public final class Quoted {

    private static final int MOST = 100;

    private Quoted() {}

    public static String text(String found) {
        String raw = Masked.address(found);
        StringBuilder shown = new StringBuilder("'");
        raw.codePoints().limit(MOST).forEach(point -> {
            int type = Character.getType(point);
            if (type == Character.CONTROL || type == Character.FORMAT || type == Character.SURROGATE) {
                shown.append(String.format("\\u%04X", point));
            } else {
                shown.appendCodePoint(point);
            }
        });
        return shown.append(raw.codePointCount(0, raw.length()) > MOST ? "...'" : "'")
                .toString();
    }
}
