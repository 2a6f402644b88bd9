package teal.rules;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A file that is no mistake but an attack, or rubbish.
 *
 * @param told part of the message to its author
 */
record HostileFile(String what, String name, byte[] content, String told) {

    static List<HostileFile> all() {
        String good = new String(Shipped.files().get("cluster-upgrade.bpmn"), StandardCharsets.UTF_8);
        String body = good.substring(good.indexOf("<bpmn:definitions"));
        return List.of(
                text("XML that breaks off", "a.bpmn", good.substring(0, good.length() / 2), "cannot be read: line"),
                text("no XML at all", "a.bpmn", "to be or not to be", "cannot be read: line 1"),
                text("nothing", "a.bpmn", "", "cannot be read"),
                bytes("bytes that are no text", "a.bpmn", new byte[] {(byte) 0xfe, 0, 1, 2, (byte) 0xff}),
                text(
                        "a file of the server by an entity",
                        "a.bpmn",
                        "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>"
                                + body.replace("name=\"Upgrade one cluster\"", "name=\"&e;\""),
                        "document type declaration"),
                text(
                        "a million laughs",
                        "a.bpmn",
                        "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">"
                                + "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\">]>" + body,
                        "document type declaration"),
                text(
                        "a page of another server by a parameter entity",
                        "a.bpmn",
                        "<!DOCTYPE x [<!ENTITY % p SYSTEM \"http://127.0.0.1:1/x.dtd\"> %p;]>" + body,
                        "document type declaration"),
                text(
                        "elements inside each other",
                        "a.bpmn",
                        "<a>".repeat(100_000) + "</a>".repeat(100_000),
                        "has a depth of \"101\""),
                text("10 MB", "a.bpmn", body + " ".repeat(10_000_000), "and the limit is 2000000"),
                text("10 MB of a form", "a.form", "{" + " ".repeat(10_000_000) + "}", "and the limit is 2000000"),
                text(
                        "another document",
                        "a.bpmn",
                        "<html xmlns='http://www.w3.org/1999/xhtml'/>",
                        "not a BPMN diagram"),
                text("a BPMN element of nowhere", "a.bpmn", "<definitions id='d'/>", "not a BPMN diagram"),
                text("a case model", "a.cmmn", "<definitions/>", "is not a .bpmn, .form or .dmn file"),
                text("a page", "form.html", "<script>alert(1)</script>", "is not a .bpmn, .form or .dmn file"),
                text("a form that is none", "a.form", "<form/>", "is not a Camunda Form"),
                text("a form without an id", "a.form", "{\"components\": []}", "it has no id or no components"),
                text("a decision that breaks off", "a.dmn", "<definitions><decision id='a'>", "cannot be read: line 1"),
                text(
                        "a decision that calls Java",
                        "a.dmn",
                        "<definitions xmlns='https://www.omg.org/spec/DMN/20191111/MODEL/' id='a' name='a'"
                                + " namespace='x'><decision id='d'><literalExpression expressionLanguage='juel'>"
                                + "<text>${''.getClass()}</text></literalExpression></decision></definitions>",
                        "decision d has an expression in 'juel'"));
    }

    private static HostileFile text(String what, String name, String content, String told) {
        return new HostileFile(what, name, content.getBytes(StandardCharsets.UTF_8), told);
    }

    private static HostileFile bytes(String what, String name, byte[] content) {
        return new HostileFile(what, name, content, "cannot be read");
    }

    @Override
    public String toString() {
        return what;
    }
}
