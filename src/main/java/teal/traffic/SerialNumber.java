package teal.traffic;

/** Serial number arithmetic for SOA serials: 32 bits, wrapping around (RFC 1982 §3.2). */
final class SerialNumber {

    private SerialNumber() {}

    /**
     * Whether a serial equals or succeeds the other; false for two that are half the circle apart, where this is undefined.
     */
    static boolean hasReached(long serial, long other) {
        return (int) (serial - other) >= 0;
    }
}
