package teal.rules;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import teal.release.Quoted;
import teal.release.Reason;

/** Reads untrusted XML without following references to anything else. */
final class SafeXml {

    /** Larger files are not read at all; Teal's own are 15 to 30 kB. */
    static final int MOST_BYTES = 2_000_000;

    /**
     * Maximum nesting of elements; Teal's own diagrams have 8 levels. A deeper file would overflow the stack when
     * traversed.
     */
    private static final String MOST_DEPTH = "100";

    private static final String DEPTH = "http://www.oracle.com/xml/jaxp/properties/maxElementDepth";
    private static final String NO_DOCUMENT_TYPE = "http://apache.org/xml/features/disallow-doctype-decl";

    private SafeXml() {}

    static Document read(byte[] content) throws Unreadable {
        if (content.length > MOST_BYTES) {
            throw tooLarge(content);
        }
        try {
            return parser().parse(new ByteArrayInputStream(content));
        } catch (SAXParseException broken) {
            String message = Reason.of(broken);
            if (message.contains("DOCTYPE")) {
                throw new Unreadable("document-type");
            }
            throw new Unreadable("broken", "found", "line " + broken.getLineNumber() + ", " + Quoted.text(message));
        } catch (SAXException | IOException broken) {
            throw new Unreadable("broken", "found", Quoted.text(Reason.of(broken)));
        }
    }

    static Unreadable tooLarge(byte[] content) {
        return new Unreadable("large", "found", Integer.toString(content.length), "most", Integer.toString(MOST_BYTES));
    }

    private static DocumentBuilder parser() {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
        try {
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature(NO_DOCUMENT_TYPE, true);
            factory.setAttribute(DEPTH, MOST_DEPTH);
            factory.setNamespaceAware(true);
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            DocumentBuilder parser = factory.newDocumentBuilder();
            parser.setErrorHandler(new Strict());
            return parser;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("the JVM's XML parser cannot be made safe: " + Reason.of(e), e);
        }
    }

    /** The default handler prints to the console. */
    private static final class Strict implements ErrorHandler {

        @Override
        public void warning(SAXParseException found) {
            // Does not affect whether the file can be read.
        }

        @Override
        public void error(SAXParseException found) throws SAXException {
            throw found;
        }

        @Override
        public void fatalError(SAXParseException found) throws SAXException {
            throw found;
        }
    }
}
