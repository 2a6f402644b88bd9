package teal.signin;

import static org.glassfish.jersey.servlet.ServletProperties.JAXRS_APPLICATION_CLASS;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import jakarta.ws.rs.core.Application;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import org.camunda.bpm.admin.Admin;
import org.camunda.bpm.cockpit.Cockpit;
import org.camunda.bpm.cockpit.impl.web.CockpitApplication;
import org.camunda.bpm.engine.rest.filter.CacheControlFilter;
import org.camunda.bpm.engine.rest.filter.EmptyBodyFilter;
import org.camunda.bpm.spring.boot.starter.property.CamundaBpmProperties;
import org.camunda.bpm.spring.boot.starter.property.WebappProperty;
import org.camunda.bpm.spring.boot.starter.webapp.FaviconResourceResolver;
import org.camunda.bpm.spring.boot.starter.webapp.filter.AppendTrailingSlashFilter;
import org.camunda.bpm.tasklist.Tasklist;
import org.camunda.bpm.tasklist.impl.DefaultTasklistRuntimeDelegate;
import org.camunda.bpm.tasklist.impl.web.TasklistApplication;
import org.camunda.bpm.webapp.impl.util.ServletContextUtil;
import org.camunda.bpm.welcome.Welcome;
import org.camunda.bpm.welcome.impl.DefaultWelcomeRuntimeDelegate;
import org.camunda.bpm.welcome.impl.web.WelcomeApplication;
import org.glassfish.jersey.servlet.ServletContainer;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ResourceLoader;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import teal.access.GuardedQueries;
import teal.release.Reason;

/**
 * Camunda's web applications, with Teal's front door in place of the filters that Camunda puts in front of them
 * (docs/decisions/0027). Camunda's auto-configuration is switched off in {@code application.yaml}; this registers the rest.
 */
@Configuration(proxyBeanMethods = false)
class WebApplications implements ServletContextInitializer, WebMvcConfigurer {

    /** The web applications' base path, as in the list of operations. */
    private static final String PATH = "/camunda";

    private final ResourceLoader resources;
    private final WebappProperty settings;

    WebApplications(ResourceLoader resources, CamundaBpmProperties settings) {
        this.resources = resources;
        this.settings = settings.getWebapp();
    }

    @Override
    public void onStartup(ServletContext context) {
        Cockpit.setCockpitRuntimeDelegate(GuardedQueries.ofCockpit());
        Admin.setAdminRuntimeDelegate(GuardedQueries.ofAdmin());
        Tasklist.setTasklistRuntimeDelegate(new DefaultTasklistRuntimeDelegate());
        Welcome.setRuntimeDelegate(new DefaultWelcomeRuntimeDelegate());
        ServletContextUtil.setAppPath(PATH, context);
        filter(
                context,
                "trailingSlash",
                new AppendTrailingSlashFilter(),
                "/app",
                "/app/cockpit",
                "/app/admin",
                "/app/tasklist",
                "/app/welcome");
        filter(context, "pages", pages(), "/app/*", "/", "");
        filter(context, "emptyBody", new EmptyBodyFilter(), "/api/*");
        filter(context, "cacheControl", new CacheControlFilter(), "/api/*", "/app/*", "/assets/*");
        resources(context, "cockpit", CockpitApplication.class);
        resources(context, "admin", AdminWithoutSetup.class);
        resources(context, "tasklist", TasklistApplication.class);
        resources(context, "engine", EngineForPages.class);
        resources(context, "welcome", WelcomeApplication.class);
    }

    private Filter pages() {
        Pages pages = new Pages();
        pages.setResourceLoader(resources);
        pages.setWebappProperty(settings);
        return pages;
    }

    private static void filter(ServletContext context, String name, Filter filter, String... places) {
        context.addFilter(name, filter)
                .addMappingForUrlPatterns(
                        EnumSet.of(DispatcherType.REQUEST),
                        true,
                        Arrays.stream(places).map(PATH::concat).toArray(String[]::new));
    }

    private static void resources(ServletContext context, String name, Class<? extends Application> application) {
        ServletRegistration.Dynamic servlet = context.addServlet(name + "Resources", ServletContainer.class);
        servlet.setInitParameter(JAXRS_APPLICATION_CLASS, application.getName());
        servlet.addMapping(PATH + "/api/" + name + "/*");
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        String files = "classpath:" + settings.getWebjarClasspath();
        for (String folder : List.of("/lib", "/assets")) {
            registry.addResourceHandler(PATH + folder + "/**").addResourceLocations(files + folder + "/");
        }
        registry.addResourceHandler(PATH + "/app/**")
                .addResourceLocations(files + "/app/")
                .resourceChain(true)
                .addTransformer(labels());
        registry.addResourceHandler(PATH + "/favicon.ico")
                .addResourceLocations(files + "/")
                .resourceChain(true)
                .addResolver(new FaviconResourceResolver());
    }

    private static OwnLabels labels() {
        try {
            return new OwnLabels();
        } catch (IOException e) {
            throw new UncheckedIOException("Teal's labels cannot be read: " + Reason.of(e), e);
        }
    }

    @Override
    public void addViewControllers(ViewControllerRegistry registry) {
        registry.addRedirectViewController("/", PATH + "/app/");
    }
}
