package teal.repository;

import teal.release.PermanentRefusal;

/** There is nothing at an address, or nothing for Teal. */
final class NotServed extends PermanentRefusal {

    private static final long serialVersionUID = 1L;

    NotServed(String message) {
        super(message);
    }
}
