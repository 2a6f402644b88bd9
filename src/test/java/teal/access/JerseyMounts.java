package teal.access;

import java.util.Map;
import java.util.TreeMap;
import org.apache.catalina.Container;
import org.apache.catalina.core.StandardWrapper;
import org.glassfish.jersey.servlet.ServletContainer;
import org.springframework.boot.web.embedded.tomcat.TomcatWebServer;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ApplicationContext;

/** The JAX-RS applications of a running Teal, as its web server has them. */
final class JerseyMounts {

    private JerseyMounts() {}

    /** By the path that each one is mounted at. */
    static Map<String, ServletContainer> of(ApplicationContext teal) {
        TomcatWebServer server = (TomcatWebServer) ((ServletWebServerApplicationContext) teal).getWebServer();
        Map<String, ServletContainer> mounts = new TreeMap<>();
        for (Container context : server.getTomcat().getHost().findChildren()) {
            for (Container child : context.findChildren()) {
                StandardWrapper servlet = (StandardWrapper) child;
                if (ServletContainer.class.getName().equals(servlet.getServletClass())) {
                    add(servlet, mounts);
                }
            }
        }
        return mounts;
    }

    private static void add(StandardWrapper wrapper, Map<String, ServletContainer> mounts) {
        try {
            // They start with their first request otherwise.
            ServletContainer servlet = (ServletContainer) wrapper.allocate();
            wrapper.deallocate(servlet);
            for (String pattern : wrapper.findMappings()) {
                mounts.put(pattern.replaceFirst("/\\*$", ""), servlet);
            }
        } catch (jakarta.servlet.ServletException e) {
            throw new IllegalStateException(e);
        }
    }
}
