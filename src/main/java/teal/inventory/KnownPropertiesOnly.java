package teal.inventory;

import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.AbstractBindHandler;
import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.boot.context.properties.source.UnboundElementsSourceFilter;

/**
 * An unused property is most likely a typo, so it stops the start. Unlike Spring Boot's own handler ({@link
 * NoUnboundElementsBindHandler}) this one also checks nested lists, such as a cluster's nodes. Properties overridden by
 * another source are allowed: their names are in use.
 */
public final class KnownPropertiesOnly extends AbstractBindHandler {

    private final Set<String> asked = new HashSet<>();
    private final UnboundElementsSourceFilter filter = new UnboundElementsSourceFilter();

    @Override
    public <T> @Nullable Bindable<T> onStart(ConfigurationPropertyName name, Bindable<T> target, BindContext context) {
        asked.add(shape(name));
        return super.onStart(name, target, context);
    }

    @Override
    public void onFinish(
            ConfigurationPropertyName name, Bindable<?> target, BindContext context, @Nullable Object result)
            throws Exception {
        super.onFinish(name, target, context, result);
        if (context.getDepth() > 0) {
            return;
        }
        Set<ConfigurationProperty> unknown = new TreeSet<>();
        for (ConfigurationPropertySource source : context.getSources()) {
            if (source instanceof IterableConfigurationPropertySource iterable && filter.apply(source)) {
                iterable.stream()
                        .filter(found -> name.isAncestorOf(found) && !asked.contains(shape(found)))
                        .map(iterable::getConfigurationProperty)
                        .forEach(unknown::add);
            }
        }
        if (!unknown.isEmpty()) {
            throw new UnboundConfigurationPropertiesException(unknown);
        }
    }

    /** The name in lower case, without dashes and list indexes. */
    private static String shape(ConfigurationPropertyName name) {
        return IntStream.range(0, name.getNumberOfElements())
                .mapToObj(i -> name.isNumericIndex(i) ? "[]" : name.getElement(i, Form.UNIFORM))
                .collect(Collectors.joining("."));
    }
}
