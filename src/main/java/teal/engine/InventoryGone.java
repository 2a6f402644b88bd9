package teal.engine;

import java.util.List;

/** Running releases need something that is no longer in the inventory. */
final class InventoryGone extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param needs what is missing, each with the release that needs it */
    InventoryGone(List<String> needs) {
        super("Running releases need what is no longer in the inventory:\n" + String.join("\n", needs));
    }
}
