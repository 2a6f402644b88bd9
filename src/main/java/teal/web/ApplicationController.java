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
import teal.inventory.ManagedApplication;
import teal.process.node.NodesAway;

/** {@code /api/applications}: the applications that can be released, and their current state. */
@RestController
@RequestMapping("/api/applications")
class ApplicationController {

    private final Inventory inventory;
    private final CurrentPerson person;
    private final NodesAway away;

    ApplicationController(Inventory inventory, CurrentPerson person, NodesAway away) {
        this.inventory = inventory;
        this.away = away;
        this.person = person;
    }

    /** Each request makes Teal contact the nodes, so it is only for people who have to do with releases. */
    @ModelAttribute
    void checkRight() {
        person.mustBe("looking at applications", Role.values());
    }

    @GetMapping
    List<ApplicationStatus> all() {
        return inventory.all().stream().map(this::ask).toList();
    }

    @GetMapping("/{name}")
    ApplicationStatus one(@PathVariable String name) {
        return inventory.find(name).map(this::ask).orElseThrow(() -> new NotFound("application", name));
    }

    private ApplicationStatus ask(ManagedApplication managed) {
        return ApplicationStatus.ask(managed, away.of(managed.name()));
    }
}
