package teal.web;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import teal.inventory.Inventory;

/** {@code /api/applications}: what there is to release, and how it stands right now. */
@RestController
@RequestMapping("/api/applications")
class ApplicationController {

    private final Inventory inventory;

    ApplicationController(Inventory inventory) {
        this.inventory = inventory;
    }

    @GetMapping
    List<ApplicationStatus> all() {
        return inventory.all().stream().map(ApplicationStatus::ask).toList();
    }

    @GetMapping("/{name}")
    ApplicationStatus one(@PathVariable String name) {
        return inventory.find(name).map(ApplicationStatus::ask).orElseThrow(() -> new NotFound("application", name));
    }
}
