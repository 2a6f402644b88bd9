package teal.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import teal.ldap.DirectorySettings;
import teal.notify.MailSettings;
import teal.release.SettingMistakes;

/** A section that stopped at its first mistake would keep the others from the reader until the next start. */
class EveryMistakeOfASectionTest {

    static Set<Class<?>> sections() {
        Set<Class<?>> found = new LinkedHashSet<>();
        Stream.of(ApplicationSettings.class, MailSettings.class, DirectorySettings.class)
                .forEach(type -> collect(type, found));
        return found;
    }

    private static void collect(Type type, Set<Class<?>> found) {
        if (type instanceof ParameterizedType generic) {
            Stream.of(generic.getActualTypeArguments()).forEach(argument -> collect(argument, found));
        } else if (type instanceof Class<?> record
                && record.isRecord()
                && SettingsOutline.isSection(record)
                && found.add(record)) {
            Stream.of(record.getRecordComponents()).forEach(component -> collect(component.getGenericType(), found));
        }
    }

    @ParameterizedTest
    @MethodSource("sections")
    void aSectionWithoutAnythingIsReadToItsEnd(Class<?> section) {
        assertThat(SettingMistakes.collect(Set.of(), () -> ofNothing(section)).value())
                .as(section.getSimpleName())
                .isPresent();
    }

    private static Object ofNothing(Class<?> section) {
        RecordComponent[] components = section.getRecordComponents();
        try {
            Constructor<?> constructor = section.getDeclaredConstructor(
                    Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(new Object[components.length]);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException stopped) {
                throw stopped;
            }
            throw new IllegalStateException(section + " cannot be made", e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(section + " cannot be made", e);
        }
    }
}
