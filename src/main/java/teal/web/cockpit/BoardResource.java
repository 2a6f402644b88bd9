package teal.web.cockpit;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.camunda.bpm.cockpit.plugin.resource.AbstractCockpitPluginRootResource;
import org.camunda.bpm.webapp.plugin.spi.AppPlugin;
import org.jspecify.annotations.Nullable;
import teal.access.ReleaseRights;
import teal.board.PastReleases;
import teal.board.ReleaseSheets;
import teal.board.RunningReleases;
import teal.board.UsualDuration;
import teal.inventory.Inventory;
import teal.nodeactions.Adoption;
import teal.nodeactions.NodeMaintenance;
import teal.process.attempt.AttemptTable;
import teal.process.request.OfferedVersions;
import teal.process.request.ReleaseRequest;
import teal.process.request.ReleaseStarter;
import teal.release.Version;
import teal.releaseactions.Retries;
import teal.releaseactions.RollbackRequests;
import teal.web.Preflight;

/**
 * {@code /camunda/api/cockpit/plugin/teal}: the board's scripts, which anybody may read, and its data, which needs a sign-in
 * to Cockpit. Camunda's own filters handle the sign-in and protect against forged requests.
 */
@Path("plugin/" + ReleaseBoard.ID)
@Produces(MediaType.APPLICATION_JSON)
public class BoardResource extends AbstractCockpitPluginRootResource {

    /** The body that a button sends. */
    private record Wish(
            @Nullable String reason,
            @Nullable String what,
            @Nullable String until) {}

    /** The body that the form for a release sends; left-out fields are absent. */
    private record Wanted(
            @Nullable String version,
            @Nullable String artifact,
            @Nullable String sha256,
            @Nullable String override,
            @Nullable Boolean replace,
            @Nullable String process,
            @Nullable String releaseNotes,
            @Nullable String ticket,
            @Nullable String commits,
            @Nullable String build) {}

    /** The body that the page for adoption sends. */
    private record Adopted(
            @Nullable String from,
            @Nullable String node,
            @Nullable String artifact,
            @Nullable String runs) {

        Adoption.Wanted wanted(String application) {
            return new Adoption.Wanted(
                    application, from == null ? "" : from, filled(node), filled(artifact), filled(runs));
        }

        private static Optional<String> filled(@Nullable String field) {
            return Optional.ofNullable(field).filter(text -> !text.isBlank());
        }
    }

    public BoardResource() {
        super(ReleaseBoard.ID);
    }

    @GET
    @Path("{engine}/applications")
    public String applications() {
        return answer(() -> new BoardView(
                part(StatusCache.class).all(),
                part(RunningReleases.class).all(),
                part(ReleaseRights.class).maySteer(),
                part(ReleaseRights.class).mayRequest(),
                part(ReleaseRights.class).mayMakeTokens()));
    }

    /** Those that the form for a release offers, newest first. */
    @GET
    @Path("{engine}/applications/{name}/versions")
    public String versions(@PathParam("name") String name) {
        return answer(() -> part(OfferedVersions.class).of(part(Inventory.class).get(name)).stream()
                .map(Version::value)
                .toList());
    }

    /** Without effects. */
    @GET
    @Path("{engine}/applications/{name}/check")
    public String check(@PathParam("name") String name) {
        return answer(() -> part(Preflight.class).check(part(Inventory.class).get(name)));
    }

    /** What a release would do, without effects. */
    @POST
    @Path("{engine}/applications/{name}/preview")
    @Consumes(MediaType.APPLICATION_JSON)
    public String preview(@PathParam("name") String name, String body) {
        return answer(() -> part(Preflight.class).preview(request(name, body)));
    }

    @POST
    @Path("{engine}/applications/{name}/release")
    @Consumes(MediaType.APPLICATION_JSON)
    public String start(@PathParam("name") String name, String body) {
        return answer(() -> Map.of(
                "id", part(ReleaseStarter.class).start(request(name, body)).value()));
    }

    private ReleaseRequest request(String application, String body) {
        Wanted wanted = read(body, Wanted.class);
        return new ReleaseRequest(
                application,
                wanted.version(),
                wanted.artifact(),
                wanted.sha256(),
                wanted.override(),
                wanted.replace(),
                wanted.process(),
                null,
                wanted.releaseNotes(),
                wanted.ticket(),
                wanted.commits(),
                wanted.build());
    }

    @GET
    @Path("{engine}/applications/{name}/settings")
    public String settings(@PathParam("name") String name) {
        return answer(() -> {
            Inventory inventory = part(Inventory.class);
            return inventory
                    .find(name)
                    .map(found -> inventory.settings(found.name()))
                    .orElseThrow(() -> BoardAnswers.missing("application", name));
        });
    }

    @GET
    @Path("{engine}/releases")
    public String past(
            @QueryParam("application") @Nullable String application,
            @QueryParam("version") @Nullable String version,
            @QueryParam("result") @Nullable String result,
            @QueryParam("page") @DefaultValue("0") int page) {
        return answer(() -> part(PastReleases.class).find(new PastReleases.Wanted(application, version, result), page));
    }

    @GET
    @Path("{engine}/releases/{id}")
    public String release(@PathParam("id") String id) {
        return answer(() -> SheetView.of(
                part(ReleaseSheets.class).find(id).orElseThrow(() -> BoardAnswers.missing("release", id)),
                part(ReleaseRights.class).maySteer(),
                part(UsualDuration.class)));
    }

    @GET
    @Path("{engine}/releases/{id}/attempts/{attempt}")
    public String printed(@PathParam("id") String id, @PathParam("attempt") String attempt) {
        return answer(() -> Map.of(
                "printed",
                part(AttemptTable.class)
                        .printed(id, attempt)
                        .orElseThrow(() -> BoardAnswers.missing("attempt", attempt))));
    }

    @POST
    @Path("{engine}/releases/{id}/rollback")
    @Consumes(MediaType.APPLICATION_JSON)
    public String rollBack(@PathParam("id") String id, String body) {
        return answer(() -> {
            String reason = read(body, Wish.class).reason();
            part(RollbackRequests.class).request(id, reason == null ? "" : reason);
            return Map.of("requested", true);
        });
    }

    @POST
    @Path("{engine}/releases/{id}/retry")
    @Consumes(MediaType.APPLICATION_JSON)
    public String retry(@PathParam("id") String id, String body) {
        return answer(() -> {
            String what = read(body, Wish.class).what();
            part(Retries.class).retry(id, what == null ? "" : what);
            return Map.of("requested", true);
        });
    }

    @POST
    @Path("{engine}/applications/{name}/nodes/{node}/maintenance")
    @Consumes(MediaType.APPLICATION_JSON)
    public String beginMaintenance(@PathParam("name") String name, @PathParam("node") String node, String body) {
        return answer(() -> {
            Wish wish = read(body, Wish.class);
            return part(NodeMaintenance.class)
                    .begin(name, node, wish.reason() == null ? "" : wish.reason(), time(wish.until()));
        });
    }

    @POST
    @Path("{engine}/applications/{name}/nodes/{node}/return")
    @Consumes(MediaType.APPLICATION_JSON)
    public String endMaintenance(@PathParam("name") String name, @PathParam("node") String node, String body) {
        return answer(() -> part(NodeMaintenance.class).end(name, node));
    }

    /** Without effects. */
    @POST
    @Path("{engine}/applications/{name}/adoptable")
    @Consumes(MediaType.APPLICATION_JSON)
    public String adoptable(@PathParam("name") String name, String body) {
        return answer(() -> part(Adoption.class).look(read(body, Adopted.class).wanted(name)));
    }

    @POST
    @Path("{engine}/applications/{name}/adoption")
    @Consumes(MediaType.APPLICATION_JSON)
    public String adopt(@PathParam("name") String name, String body) {
        return answer(() -> part(Adoption.class).adopt(read(body, Adopted.class).wanted(name)));
    }

    private static Instant time(@Nullable String text) {
        try {
            return Instant.parse(text == null ? "" : text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("say until when the node is expected to be away");
        }
    }

    /** Their own rights apply: they are for administrators. */
    @Path("{engine}/tokens")
    public TokenResource tokens() {
        return new TokenResource(new BoardAnswers(servletContext));
    }

    private String answer(Supplier<Object> data) {
        return new BoardAnswers(servletContext).of(data);
    }

    private <T> T read(String body, Class<T> type) {
        return new BoardAnswers(servletContext).read(body, type);
    }

    private <T> T part(Class<T> type) {
        return new BoardAnswers(servletContext).part(type);
    }

    @Override
    protected List<String> getAllowedAssets() {
        return BoardFiles.names();
    }

    @Override
    protected @Nullable InputStream getPluginAssetAsStream(AppPlugin plugin, String asset) {
        return BoardFiles.library(asset).orElseGet(() -> super.getPluginAssetAsStream(plugin, asset));
    }
}
