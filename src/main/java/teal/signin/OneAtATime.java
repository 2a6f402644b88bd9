package teal.signin;

import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Checks the passwords for one name, and those from one address, one after the other: of a hundred guesses at the same
 * moment, each meets what the ones before it have led to. Several names or addresses may share a lock.
 */
final class OneAtATime {

    private static final int LOCKS = 64;

    private final Object[] names = locks();
    private final Object[] addresses = locks();

    <T> T call(String name, String address, Supplier<T> check) {
        // Always in this order, so that nobody waits for each other.
        synchronized (names[Math.floorMod(name.hashCode(), LOCKS)]) {
            synchronized (addresses[Math.floorMod(address.hashCode(), LOCKS)]) {
                return check.get();
            }
        }
    }

    private static Object[] locks() {
        return Stream.generate(Object::new).limit(LOCKS).toArray();
    }
}
