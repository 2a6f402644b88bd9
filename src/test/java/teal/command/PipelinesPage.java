package teal.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.Yaml;

/** The pipelines in the documentation, taken apart as their CI systems do. */
final class PipelinesPage {

    private static final Path PAGE = Path.of("docs/use/pipelines.md");
    private static final Pattern SHELL_OF_JENKINS = Pattern.compile("(?s)\\bsh '''(.*?)'''");

    private PipelinesPage() {}

    /** What the steps of one pipeline run, in order, each by a shell of its own. */
    static List<String> steps(String file) throws IOException {
        String content = content(file);
        return switch (file) {
            case ".gitlab-ci.yml" -> ofGitLab(new Yaml().load(content));
            case ".github/workflows/release.yml" -> inOrder(content, "run");
            case "azure-pipelines.yml" -> inOrder(content, "bash");
            case "Jenkinsfile" ->
                SHELL_OF_JENKINS
                        .matcher(content)
                        .results()
                        .map(MatchResult::group)
                        .map(step -> step.replaceFirst("^sh '''", "").replaceFirst("'''$", ""))
                        .toList();
            default -> throw new IllegalArgumentException(file);
        };
    }

    private static String content(String file) throws IOException {
        Pattern block = Pattern.compile("(?s)```(?:yaml|groovy)\\R(?:#|//) " + Pattern.quote(file) + "\\R(.*?)```");
        return block.matcher(Files.readString(PAGE))
                .results()
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow(() -> new AssertionError(PAGE + " has no " + file));
    }

    private static List<String> ofGitLab(Map<String, Object> pipeline) {
        return pipeline.values().stream()
                .filter(Map.class::isInstance)
                .map(job -> ((Map<?, ?>) job).get("script"))
                .filter(Objects::nonNull)
                .map(script -> String.join(
                        "\n", ((List<?>) script).stream().map(Object::toString).toList()))
                .toList();
    }

    /** The texts under this key, wherever they are. */
    private static List<String> inOrder(String yaml, String key) {
        List<String> found = new ArrayList<>();
        collect(new Yaml().load(yaml), key, found);
        return found;
    }

    private static void collect(Object part, String key, List<String> found) {
        if (part instanceof Map<?, ?> map) {
            map.forEach((name, value) -> {
                if (name.equals(key)) {
                    found.add(value.toString());
                } else {
                    collect(value, key, found);
                }
            });
        } else if (part instanceof List<?> list) {
            list.forEach(each -> collect(each, key, found));
        }
    }
}
