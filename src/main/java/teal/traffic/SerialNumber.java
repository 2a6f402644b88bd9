package teal.traffic;

/** Serial number arithmetic for SOA serials: 32 bits that wrap around (RFC 1982 §3.2). */
final class SerialNumber {

    private SerialNumber() {}

    /** Whether a serial is the other or a successor of it; false for two that are half the circle apart, undefined there. */
    static boolean hasReached(long serial, long other) {
        return (int) (serial - other) >= 0;
    }
}
