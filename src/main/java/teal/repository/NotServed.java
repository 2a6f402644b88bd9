package teal.repository;

import teal.release.PermanentRefusal;

/** There is nothing at an address, or nothing for Teal. */
final class NotServed extends PermanentRefusal {

    private static final long serialVersionUID = 1L;

    private final boolean unknown;

    /** @param unknown whether the server does not know who asks */
    NotServed(String message, boolean unknown) {
        super(message);
        this.unknown = unknown;
    }

    boolean isForStrangers() {
        return unknown;
    }
}
