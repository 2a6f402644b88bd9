package teal.modeler;

import com.microsoft.playwright.Page;
import java.util.List;

/** Where an author edits decision tables. */
final class TableEditor {

    private final Page page;

    TableEditor(Page page) {
        this.page = page;
    }

    /** Opens a decision table; returns what the Modeler complains about. */
    List<String> opens(String xml) {
        return ((List<?>) page.evaluate("(xml) => openTable(xml)", xml))
                .stream().map(Object::toString).toList();
    }

    /** Types something into a cell of the table, in place of what is there. */
    void types(String cell, String text) {
        page.locator("[data-element-id='" + cell + "']").first().click();
        page.keyboard().press("Control+A");
        page.keyboard().type(text);
        page.keyboard().press("Tab");
    }

    /** What Teal's plug-in says below the table. */
    List<String> problems() {
        return page.locator(".teal-problems li").allTextContents();
    }

    /** The table's file as it is saved. */
    String saves() {
        return String.valueOf(page.evaluate("async () => (await tables.saveXML({ format: true })).xml"));
    }
}
