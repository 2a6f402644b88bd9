package teal.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.reflect.Field;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Checks, after each test of the class, the invariants of all releases in its scene: A to E, as in the design. */
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(InvariantsHold.Afterwards.class)
public @interface InvariantsHold {

    /** Whether users must have noticed nothing either: none of their requests failed. */
    boolean andNoRequestFailed() default false;

    /** Checks while the scene is still open. */
    final class Afterwards implements AfterTestExecutionCallback {

        @Override
        public void afterTestExecution(ExtensionContext test) throws IllegalAccessException {
            Class<?> type = test.getRequiredTestClass();
            List<Field> scenes = Stream.of(type.getDeclaredFields())
                    .filter(field -> Scene.class.isAssignableFrom(field.getType()))
                    .toList();
            assertThat(scenes).as("scenes of %s", type).hasSize(1);
            Field field = scenes.get(0);
            field.setAccessible(true);
            Scene scene = (Scene) field.get(test.getRequiredTestInstance());
            scene.assertInvariants();
            if (type.getAnnotation(InvariantsHold.class).andNoRequestFailed()) {
                assertThat(scene.company().traffic().snapshot().failures()).isEmpty();
            }
        }
    }
}
