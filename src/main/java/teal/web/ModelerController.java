package teal.web;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import teal.access.CurrentPerson;
import teal.access.Role;

/** {@code /api/modeler-plugin}: what authors put into their Camunda Modeler. */
@RestController
@RequestMapping("/api/modeler-plugin")
class ModelerController {

    private static final String AS_A_FILE = "attachment; filename=\"teal-modeler-plugin.zip\"";

    private final CurrentPerson person;

    ModelerController(CurrentPerson person) {
        this.person = person;
    }

    @GetMapping
    ResponseEntity<byte[]> plugin() {
        person.mustBe("getting the plug-in for the Modeler", Role.values());
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/zip"))
                .header(HttpHeaders.CONTENT_DISPOSITION, AS_A_FILE)
                .body(ModelerPlugin.packed());
    }
}
