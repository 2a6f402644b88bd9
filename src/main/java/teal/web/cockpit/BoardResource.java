package teal.web.cockpit;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.camunda.bpm.cockpit.plugin.resource.AbstractCockpitPluginRootResource;
import org.camunda.bpm.engine.rest.exception.RestException;
import org.camunda.bpm.webapp.plugin.spi.AppPlugin;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.support.WebApplicationContextUtils;
import teal.process.Json;
import teal.process.access.ReleaseRights;

/**
 * {@code /camunda/api/cockpit/plugin/teal}: the board's scripts, which anybody may read, and its data, for which one has
 * to be signed in to Cockpit. Camunda's own filters look after the sign-in and after forged requests.
 */
@Path("plugin/" + ReleaseBoard.ID)
public class BoardResource extends AbstractCockpitPluginRootResource {

    /** Only what is named here is served. */
    private static final List<String> FILES = List.of("plugin.js", "plugin.css", "applications.js", "live.js");

    private static final Map<String, String> LIBRARIES =
            Map.of("app/preact.js", "preact/10.28.0/dist/preact.module.js");

    public BoardResource() {
        super(ReleaseBoard.ID);
    }

    @GET
    @Path("{engine}/applications")
    @Produces(MediaType.APPLICATION_JSON)
    public String applications() {
        return answer(() -> part(ApplicationLooks.class).all());
    }

    /** Whoever may not read releases is told nothing. */
    private String answer(Supplier<Object> data) {
        if (!part(ReleaseRights.class).mayRead()) {
            throw new RestException(
                    Status.FORBIDDEN, "you may not look at releases; ask an administrator for the right");
        }
        return Json.text(data.get());
    }

    private <T> T part(Class<T> type) {
        return WebApplicationContextUtils.getRequiredWebApplicationContext(servletContext)
                .getBean(type);
    }

    @Override
    protected List<String> getAllowedAssets() {
        return Stream.concat(FILES.stream().map("app/"::concat), LIBRARIES.keySet().stream())
                .toList();
    }

    @Override
    protected @Nullable InputStream getPluginAssetAsStream(AppPlugin plugin, String asset) {
        String library = LIBRARIES.get(asset);
        return library == null
                ? super.getPluginAssetAsStream(plugin, asset)
                : getClass().getResourceAsStream("/META-INF/resources/webjars/" + library);
    }
}
