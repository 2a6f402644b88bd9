package teal.lab;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * What the lab is asked to show. Unknown options are refused before anything starts.
 *
 * @param alone whether it runs without asking anybody for an approval
 * @param releases how many, one after the other
 */
record LabOptions(boolean alone, int releases) {

    private static final String APPROVE = "teal.lab.approve";
    private static final String RELEASES = "teal.lab.releases";
    private static final int MOST_RELEASES = 100;

    /**
     * @param arguments of the command line; options missing there may be in the environment
     * @throws IllegalArgumentException if an option is unknown or has an impossible value
     */
    static LabOptions of(String... arguments) {
        SimpleCommandLinePropertySource line = new SimpleCommandLinePropertySource(arguments);
        refuseUnknown(line);
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(line);
        return new LabOptions(
                alone(environment.getProperty(APPROVE, "")), releases(environment.getProperty(RELEASES, "1")));
    }

    private static void refuseUnknown(SimpleCommandLinePropertySource line) {
        List<String> known = List.of(APPROVE, RELEASES);
        Arrays.stream(line.getPropertyNames())
                .filter(name -> name.startsWith("teal.lab.") && !known.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new IllegalArgumentException(
                            "there is no option --" + name + "; the lab knows --" + String.join(" and --", known));
                });
    }

    private static boolean alone(String approve) {
        if (!approve.isEmpty() && !approve.equals("auto")) {
            throw new IllegalArgumentException("--" + APPROVE + ": found '" + approve
                    + "'; write 'auto', and nobody is asked, or leave it out, and approve in Tasklist");
        }
        return approve.equals("auto");
    }

    private static int releases(String text) {
        int releases = Pattern.matches("\\d{1,4}", text) ? Integer.parseInt(text) : 0;
        if (releases < 1 || releases > MOST_RELEASES) {
            throw new IllegalArgumentException(
                    "--" + RELEASES + ": found '" + text + "'; write a number from 1 to " + MOST_RELEASES);
        }
        return releases;
    }
}
