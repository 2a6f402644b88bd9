package teal.access;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import teal.inventory.ApprovalSettings;
import teal.inventory.Inventory;

/** Teal's own groups, and those that the inventory names for approvals. */
@Component
class CompanyGroups {

    private final Inventory inventory;

    CompanyGroups(Inventory inventory) {
        this.inventory = inventory;
    }

    List<String> all() {
        return Stream.concat(Arrays.stream(Role.values()).map(Role::group), named())
                .distinct()
                .toList();
    }

    private Stream<String> named() {
        return inventory.all().stream()
                .map(managed -> managed.settings().approval())
                .flatMap(CompanyGroups::named)
                .filter(Objects::nonNull);
    }

    private static Stream<String> named(ApprovalSettings approval) {
        return Stream.of(approval.group(), approval.escalateTo());
    }
}
