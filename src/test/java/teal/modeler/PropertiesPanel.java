package teal.modeler;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByTextOptions;
import com.microsoft.playwright.Page.LocatorOptions;
import java.util.List;
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

    /** Names the selected element. */
    void names(String name) {
        Locator field = page.locator("[data-entry-id='name']");
        openGroupOf(field);
        field.locator("input, textarea").first().fill(name);
        page.keyboard().press("Tab");
    }

    /** The titles of what is shown of the selected element. */
    List<String> groups() {
        return page.locator("#properties .bio-properties-panel-group-header-title")
                .allTextContents();
    }

    /** Opens one of the groups of the selected element. */
    void opens(String group) {
        page.locator(
                        "#properties .bio-properties-panel-group-header-title",
                        new LocatorOptions().setHasText(exactly(group)))
                .click();
    }

    /** What a field of the template holds. The fields are open: they are what authors look for. */
    String shows(String label) {
        return fieldAsItIs(label).locator("input, textarea").first().inputValue();
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
        Locator field = fieldAsItIs(label);
        openGroupOf(field);
        return field;
    }

    private Locator fieldAsItIs(String label) {
        Locator named = page.locator("label", new LocatorOptions().setHasText(exactly(label)));
        return page.locator("[data-entry-id^='custom-entry-']", new LocatorOptions().setHas(named));
    }

    private void openGroupOf(Locator field) {
        if (!field.isVisible()) {
            page.locator(".bio-properties-panel-group", new LocatorOptions().setHas(field))
                    .locator(".bio-properties-panel-group-header")
                    .click();
            field.waitFor();
        }
    }

    private static Pattern exactly(String text) {
        return Pattern.compile("^" + text + "$");
    }
}
