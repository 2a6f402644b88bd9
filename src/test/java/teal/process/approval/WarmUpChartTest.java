package teal.process.approval;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import teal.verify.NodeWarmUp;
import teal.verify.WarmUpWindow;

class WarmUpChartTest {

    private static final Duration LIMIT = Duration.ofMillis(100);

    @Test
    void drawsALineAndALabelForEachNode() throws Exception {
        WarmUpChart chart =
                new WarmUpChart(List.of(node("green-1", 912, 480, 130, 64), node("green-2", 1420, 350, 90)), LIMIT);

        Document svg = svg(chart, "warm-up-chart");

        assertThat(svg.getElementsByTagName("polyline").getLength()).isEqualTo(2);
        assertThat(svg.getDocumentElement().getTextContent()).contains("green-1", "green-2", "warm: 100 ms");
        assertThat(chart.text()).contains("green-1 from 912 ms to 64 ms; green-2 from 1,420 ms to 90 ms");
    }

    @Test
    void drawsTheSixSlowestOfManyNodesWithoutLabelsOnTopOfEachOther() throws Exception {
        List<NodeWarmUp> nodes = IntStream.rangeClosed(1, 40)
                .mapToObj(i -> node("node-" + i, 200 + i, 50))
                .toList();

        Document svg = svg(new WarmUpChart(nodes, LIMIT), "warm-up-chart-many");

        assertThat(svg.getElementsByTagName("polyline").getLength()).isEqualTo(6);
        assertThat(svg.getDocumentElement().getTextContent())
                .contains("node-40", "node-35")
                .doesNotContain("node-34");
        List<Double> heights = IntStream.range(
                        0, svg.getElementsByTagName("text").getLength())
                .mapToObj(i -> svg.getElementsByTagName("text").item(i))
                .filter(text -> text.getTextContent().startsWith("node-"))
                .map(text ->
                        Double.valueOf(text.getAttributes().getNamedItem("y").getNodeValue()))
                .sorted()
                .toList();
        for (int i = 1; i < heights.size(); i++) {
            assertThat(heights.get(i) - heights.get(i - 1)).isGreaterThanOrEqualTo(12);
        }
    }

    @Test
    void drawsOneWindowAndManyAndNone() throws Exception {
        assertThat(svg(new WarmUpChart(List.of(node("green-1", 0)), LIMIT), "warm-up-chart-one")
                        .getElementsByTagName("circle")
                        .getLength())
                .isEqualTo(1);
        int[] many = IntStream.range(0, 10_000).map(i -> 10_000 - i).toArray();
        assertThat(new WarmUpChart(List.of(node("green-1", many)), LIMIT)
                        .dataUri()
                        .length())
                .isLessThan(8_000);
        assertThat(new WarmUpChart(List.of(), LIMIT).dataUri()).isEmpty();
    }

    @Test
    void takesNamesForTextAlone() throws Exception {
        assertThat(svg(new WarmUpChart(List.of(node("a<script>&b", 5, 4)), LIMIT), "warm-up-chart-hostile")
                        .getDocumentElement()
                        .getTextContent())
                .contains("a<script>&b");
    }

    private static Document svg(WarmUpChart chart, String picture) throws Exception {
        String uri = chart.dataUri();
        assertThat(uri).startsWith("data:image/svg+xml;base64,");
        byte[] svg = Base64.getDecoder().decode(uri.substring(uri.indexOf(',') + 1));
        keep(picture, svg);
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(svg));
    }

    private static void keep(String picture, byte[] svg) throws IOException {
        Files.createDirectories(Path.of("target", "screenshots"));
        Files.write(Path.of("target", "screenshots", picture + ".svg"), svg);
    }

    private static NodeWarmUp node(String name, int... millis) {
        List<WarmUpWindow> windows = IntStream.of(millis)
                .mapToObj(p95 -> new WarmUpWindow(50, Duration.ofMillis(p95)))
                .toList();
        int requests = 50 * millis.length;
        return new NodeWarmUp(name, true, requests, Map.of("200", requests), 0, "", false, windows);
    }
}
