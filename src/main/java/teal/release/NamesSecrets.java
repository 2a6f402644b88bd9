package teal.release;

import java.util.Map;

/** Settings with a text that may be a reference to a secret instead, such as an address that is itself a password. */
public interface NamesSecrets {

    /** Those that are references, by the property's name. */
    Map<String, Secret> secrets();
}
