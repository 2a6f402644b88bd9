package teal.modeler;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByTextOptions;
import com.microsoft.playwright.Page.LocatorOptions;
import java.util.regex.Pattern;

/** What the Modeler shows beside the diagram: the selected element's template and its fields. */
final class PropertiesPanel {

    private final Page page;

    PropertiesPanel(Page page) {
        this.page = page;
    }

    /** Chooses a template for the selected element, by its name. */
    void chooses(String template) {
        page.getByText("Select", new GetByTextOptions().setExact(true)).click();
        Locator chooser = page.locator(".element-template-chooser");
        chooser.locator("input").fill(template);
        chooser.getByText(template, new Locator.GetByTextOptions().setExact(true))
                .first()
                .click();
        page.locator("#properties [data-group-id='group-ElementTemplates__Template']")
                .getByText("Applied")
                .waitFor();
    }

    /** Fills in a field of the selected element's template. */
    void fills(String label, String value) {
        Locator field = field(label);
        Locator input = field.locator("input, textarea").first();
        if (input.count() > 0) {
            input.fill(value);
        } else {
            field.locator("select").selectOption(value);
        }
        page.keyboard().press("Tab");
    }

    /** What is said below a field. */
    String complaint(String label) {
        return field(label).locator(".bio-properties-panel-error").innerText();
    }

    /** A field of the template, where it can be seen: groups of fields are closed at first. */
    private Locator field(String label) {
        Locator named = page.locator("label", new LocatorOptions().setHasText(exactly(label)));
        Locator field = page.locator("[data-entry-id^='custom-entry-']", new LocatorOptions().setHas(named));
        if (!field.isVisible()) {
            page.locator(".bio-properties-panel-group", new LocatorOptions().setHas(field))
                    .locator(".bio-properties-panel-group-header")
                    .click();
            field.waitFor();
        }
        return field;
    }

    private static Pattern exactly(String text) {
        return Pattern.compile("^" + text + "$");
    }
}
