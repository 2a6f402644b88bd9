package teal.lab;

/** A company in which releases run, watched from the outside. */
public interface Scene {

    Company company();

    /** Of all releases so far. */
    void assertInvariants();
}
