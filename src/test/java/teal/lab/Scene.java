package teal.lab;

/** A company in which releases run, observed from outside. */
public interface Scene {

    Company company();

    /** All releases so far. */
    void assertInvariants();
}
