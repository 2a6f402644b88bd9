package teal.access;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.model.Resource;
import org.glassfish.jersey.server.model.ResourceMethod;
import org.glassfish.jersey.servlet.ServletContainer;
import org.springframework.context.ApplicationContext;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * What a running Teal really answers to, read from the frameworks that route its requests: Jersey's resources with what their
 * locators lead to, under each path that they are mounted at, and Spring's.
 */
final class OfferedOperations {

    /** Locators may lead back to where they came from. */
    private static final int DEEPEST = 6;

    private final Set<Operation> found = new LinkedHashSet<>();

    private OfferedOperations() {}

    /** @param jersey by the path that each application is mounted at */
    static Set<Operation> of(ApplicationContext teal, Map<String, ServletContainer> jersey) {
        OfferedOperations all = new OfferedOperations();
        jersey.forEach((mount, servlet) -> all.walk(mount, servlet.getConfiguration()));
        teal.getBeansOfType(RequestMappingHandlerMapping.class).values().stream()
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .forEach(all::add);
        return all.found;
    }

    private void walk(String mount, ResourceConfig application) {
        Stream.concat(
                        application.getClasses().stream(),
                        application.getSingletons().stream().map(Object::getClass))
                .map(type -> Resource.from(type, true))
                .filter(resource -> resource != null && resource.getPath() != null)
                .forEach(resource -> walk(join(mount, resource.getPath()), resource, 0));
    }

    private void walk(String path, Resource resource, int depth) {
        for (ResourceMethod method : resource.getResourceMethods()) {
            found.add(Operation.of(method.getHttpMethod(), path));
        }
        ResourceMethod locator = resource.getResourceLocator();
        if (locator != null && depth < DEEPEST) {
            Class<?> type = locator.getInvocable().getHandlingMethod().getReturnType();
            Resource behind = Resource.from(type, true);
            if (behind == null) {
                throw new AssertionError("nobody can say what stands behind " + path + ": " + type);
            }
            walk(path, behind, depth + 1);
        }
        resource.getChildResources().forEach(child -> walk(join(path, child.getPath()), child, depth));
    }

    private void add(RequestMappingInfo mapping) {
        Collection<String> methods = mapping.getMethodsCondition().getMethods().isEmpty()
                ? Set.of("GET", "POST", "PUT", "DELETE", "PATCH")
                : mapping.getMethodsCondition().getMethods().stream()
                        .map(Enum::name)
                        .toList();
        for (String path : mapping.getPatternValues()) {
            methods.forEach(method -> found.add(Operation.of(method, path)));
        }
    }

    /** Jersey's patterns may carry a regular expression: {@code {file:.*}} takes the rest of the path. */
    private static String join(String start, String path) {
        String named = path.replaceAll("\\{[^}:]*: *\\.\\*}", "**").replaceAll("\\{([^}:]*):[^}]*}", "{$1}");
        String joined = start + (named.isEmpty() || named.startsWith("/") ? named : "/" + named);
        return joined.length() > 1 && joined.endsWith("/") ? joined.substring(0, joined.length() - 1) : joined;
    }

    /** By method and path, for a list that people read. */
    static Map<String, Operation> sorted(Collection<Operation> operations) {
        Map<String, Operation> sorted = new TreeMap<>();
        operations.forEach(operation -> sorted.put(
                String.join("/", operation.segments()) + " " + Arrays.asList(operation.method()), operation));
        return sorted;
    }
}
