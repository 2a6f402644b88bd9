package teal.preflight;

import java.util.List;
import teal.release.CheckItem;

/**
 * What a check found.
 *
 * @param passed whether every item passed
 */
public record CheckReport(String application, boolean passed, List<CheckItem> items) {

    static CheckReport of(String application, List<CheckItem> items) {
        return new CheckReport(application, items.stream().allMatch(CheckItem::passed), List.copyOf(items));
    }
}
