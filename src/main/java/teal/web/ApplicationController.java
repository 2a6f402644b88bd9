package teal.web;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import teal.access.CurrentPerson;
import teal.access.Role;
import teal.inventory.Inventory;
import teal.inventory.ShownSetting;

/** {@code /api/applications}: the applications that can be released, and their current state. */
@RestController
@RequestMapping("/api/applications")
class ApplicationController {

    private final Inventory inventory;
    private final CurrentPerson person;

    ApplicationController(Inventory inventory, CurrentPerson person) {
        this.inventory = inventory;
        this.person = person;
    }

    /** Each request makes Teal contact the nodes, so it is only for people who have to do with releases. */
    @ModelAttribute
    void checkRight() {
        person.mustBe("looking at applications", Role.values());
    }

    @GetMapping
    List<ApplicationStatus> all() {
        return inventory.all().stream().map(ApplicationStatus::ask).toList();
    }

    /** What its inventory says, for people who ask why Teal does as it does. */
    @GetMapping("/{name}/settings")
    List<ShownSetting> settings(@PathVariable String name) {
        return inventory
                .find(name)
                .map(found -> inventory.settings(found.name()))
                .orElseThrow(() -> new NotFound("application", name));
    }

    @GetMapping("/{name}")
    ApplicationStatus one(@PathVariable String name) {
        return inventory.find(name).map(ApplicationStatus::ask).orElseThrow(() -> new NotFound("application", name));
    }
}
