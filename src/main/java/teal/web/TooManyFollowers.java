package teal.web;

/** Too many clients follow releases at once. */
final class TooManyFollowers extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TooManyFollowers(int most) {
        super(most + " clients follow releases already; ask without waiting, or later");
    }
}
