package teal.process.dmn;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** One of the shipped tables with rows of a company's own before those that it has. */
public final class TableRows {

    private final String id;
    private String xml;
    private int rows;

    private TableRows(String id, String xml) {
        this.id = id;
        this.xml = xml;
    }

    public static TableRows of(String id) {
        try {
            return new TableRows(id, Files.readString(Path.of("processes", id + ".dmn")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param cells all of a row, answers last */
    public TableRows row(int answers, String... cells) {
        rows++;
        String row = IntStream.range(0, cells.length)
                .mapToObj(i -> entry(i < cells.length - answers ? "inputEntry" : "outputEntry", i, cells[i]))
                .collect(Collectors.joining("", "<rule id=\"Row_own_" + rows + "\">", "</rule>"));
        xml = xml.replaceFirst("<rule id=\"Row_" + id + "_", row.replace("$", "\\$") + "<rule id=\"Row_" + id + "_");
        return this;
    }

    private String entry(String kind, int column, String cell) {
        return "<" + kind + " id=\"Cell_own_" + rows + "_" + column + "\"><text>"
                + cell.replace("<", "&lt;").replace(">", "&gt;") + "</text></" + kind + ">";
    }

    public byte[] content() {
        return xml.getBytes(StandardCharsets.UTF_8);
    }
}
