package teal.process.task;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.jspecify.annotations.Nullable;
import teal.process.variable.ReleaseRoot;
import teal.process.variable.ReleaseVariables;
import teal.release.Version;

/**
 * The name of a question, with the release it is about: programs that list tasks, and people who look through them, get
 * nothing but the name. Next to the release itself it would be said twice, so it is left out there.
 */
public final class TaskName implements TaskListener {

    /** The maximum length of a task's name. */
    private static final int MOST = 255;

    @Override
    public void notify(DelegateTask task) {
        String application = ReleaseRoot.find(task.getExecution(), ReleaseVariables.APPLICATION)
                .orElse("");
        String version = ReleaseRoot.find(task.getExecution(), ReleaseVariables.VERSION)
                .map(Version::value)
                .orElse("");
        if (!application.isEmpty()) {
            task.setName(full(task.getName(), application, version));
        }
    }

    static String full(@Nullable String question, String application, String version) {
        String name = question == null ? "Question" : question;
        String release = release(application, version);
        return name.substring(0, Math.min(name.length(), MOST - release.length())) + release;
    }

    /** What is asked, without the release. */
    public static String question(String name, String application, String version) {
        String release = release(application, version);
        return name.endsWith(release) ? name.substring(0, name.length() - release.length()) : name;
    }

    private static String release(String application, String version) {
        return ": " + application + " " + version;
    }
}
