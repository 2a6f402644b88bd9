package teal.access;

/** Who can sign in at the moment. */
public interface KnownPeople {

    /** @param name as they sign in; may be asked by Teal itself only */
    boolean include(String name);
}
