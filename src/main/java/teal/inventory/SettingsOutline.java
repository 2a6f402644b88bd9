package teal.inventory;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;

/**
 * Where each property of some settings belongs.
 *
 * @param places by the property's name, the sections that have it, such as {@code clusters[].nodes[]}; empty for the top
 */
record SettingsOutline(Map<String, List<String>> places) {

    static SettingsOutline of(Class<?> type) {
        Map<String, List<String>> places = new LinkedHashMap<>();
        collect("", type, places);
        return new SettingsOutline(places);
    }

    private static void collect(String place, Class<?> type, Map<String, List<String>> places) {
        for (RecordComponent component : type.getRecordComponents()) {
            String property = DataObjectPropertyName.toDashedForm(component.getName());
            places.computeIfAbsent(property, any -> new ArrayList<>()).add(place);
            Class<?> inner = inner(component.getGenericType());
            if (isSection(inner)) {
                collect((place.isEmpty() ? "" : place + ".") + property + mark(component.getType()), inner, places);
            }
        }
    }

    private static String mark(Class<?> type) {
        return type.equals(List.class) ? "[]" : type.equals(Map.class) ? ".<name>" : "";
    }

    private static Class<?> inner(Type type) {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            return (Class<?>) arguments[arguments.length - 1];
        }
        return (Class<?>) type;
    }

    /** A record of settings; one that is written as a single text, such as a server's address, has {@code valueOf}. */
    static boolean isSection(Class<?> type) {
        return type.isRecord()
                && Stream.of(type.getDeclaredMethods())
                        .noneMatch(method -> method.getName().equals("valueOf"));
    }

    /** The properties of a section, in order. */
    static List<String> properties(Class<?> type) {
        return Stream.of(type.getRecordComponents())
                .map(component -> DataObjectPropertyName.toDashedForm(component.getName()))
                .toList();
    }
}
