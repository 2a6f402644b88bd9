package teal.access;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.jspecify.annotations.Nullable;

/**
 * Goes every way that the engine's services offer: each method with some argument, and each call that ends what a method
 * began to build, such as a query's {@code list}.
 */
final class Ways {

    private static final String SOME = "1";

    private static final Map<Class<?>, Object> ARGUMENTS = new LinkedHashMap<>();

    static {
        ARGUMENTS.put(VariableMap.class, Variables.createVariables());
        ARGUMENTS.put(Map.class, Map.of(SOME, SOME));
        ARGUMENTS.put(Set.class, Set.of(SOME));
        ARGUMENTS.put(List.class, List.of(SOME));
        ARGUMENTS.put(Collection.class, List.of(SOME));
        ARGUMENTS.put(Date.class, new Date(0));
        ARGUMENTS.put(InputStream.class, new ByteArrayInputStream(new byte[0]));
        ARGUMENTS.put(String[].class, new String[] {SOME});
        ARGUMENTS.put(boolean.class, true);
        ARGUMENTS.put(int.class, 1);
        ARGUMENTS.put(long.class, 1L);
        ARGUMENTS.put(Integer.class, 1);
        ARGUMENTS.put(Long.class, 1L);
        ARGUMENTS.put(Class.class, String.class);
        ARGUMENTS.put(String.class, SOME);
        ARGUMENTS.put(Object.class, SOME);
    }

    private final Set<String> refused = new TreeSet<>();
    private final Set<String> others = new TreeSet<>();

    /** Goes each way of one service but those that only say who is signed in. */
    void goAll(Class<?> service, Object object) {
        for (Method method : service.getMethods()) {
            if (!method.getName().matches("(set|clear|getCurrent)Authenticat.*")) {
                go(service.getSimpleName(), method, object);
            }
        }
    }

    private void go(String path, Method method, Object object) {
        String way = path + "." + method.getName() + "("
                + String.join(
                        ", ",
                        Arrays.stream(method.getParameterTypes())
                                .map(Class::getSimpleName)
                                .toList())
                + ")";
        try {
            Object result = method.invoke(
                    object,
                    Arrays.stream(method.getParameterTypes())
                            .map(Ways::argument)
                            .toArray());
            int before = refused.size();
            if (result != null && isBuilder(method.getReturnType())) {
                Arrays.stream(method.getReturnType().getMethods())
                        .filter(next -> !next.getReturnType().isInstance(result))
                        .forEach(next -> go(path + "." + method.getName() + "()", next, result));
            }
            if (refused.size() == before) {
                others.add(way);
            }
        } catch (InvocationTargetException thrown) {
            (thrown.getCause() instanceof NoPrincipal ? refused : others).add(way);
        } catch (IllegalAccessException e) {
            throw new AssertionError(way, e);
        }
    }

    private static boolean isBuilder(Class<?> type) {
        return type.isInterface() && type.getName().startsWith("org.camunda.bpm.engine.");
    }

    private static @Nullable Object argument(Class<?> type) {
        Object known = ARGUMENTS.get(type);
        if (known != null) {
            return known;
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        return type.isInterface()
                ? Proxy.newProxyInstance(
                        type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> null)
                : null;
    }

    /** Those that ended because nobody was there. */
    Set<String> refused() {
        return refused;
    }

    /** Those that did something else: they gave a value that they had, or did not like their arguments. */
    Set<String> others() {
        return others;
    }
}
