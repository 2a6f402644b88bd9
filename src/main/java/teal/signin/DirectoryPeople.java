package teal.signin;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import teal.ldap.Directory;
import teal.ldap.Member;
import teal.release.TechnicalFailure;

/** Keeps the engine's users and groups in step with the directory, for people who have signed in to Teal. */
final class DirectoryPeople implements SessionFactory {

    private static final Logger log = LoggerFactory.getLogger(DirectoryPeople.class);

    private static final long PAUSE_SECONDS = 30;

    private final Directory directory;
    private final AtomicLong awaySince =
            new AtomicLong(System.nanoTime() - TimeUnit.SECONDS.toNanos(PAUSE_SECONDS + 1));
    private @Nullable ProcessEngineConfigurationImpl engine;

    DirectoryPeople(Directory directory) {
        this.directory = directory;
    }

    void of(ProcessEngineConfigurationImpl built) {
        engine = built;
    }

    /** Stores the directory's data on a person at once, whatever becomes of the request. */
    void keep(Member member) {
        try {
            inItsOwnTransaction(users -> users.keep(member));
        } catch (ProcessEngineException twice) {
            // Two sign-ins at the same moment: the other one has created the user.
            inItsOwnTransaction(users -> users.keep(member));
        }
    }

    /** Picks up changes in the directory: people who have left lose their user and all rights. */
    void refresh() {
        refresh(this::names);
    }

    /**
     * The same for one person who is active now. While the directory is away, requests do not wait for it over and over: it
     * is tried once every {@value #PAUSE_SECONDS} seconds.
     */
    void refresh(String name) {
        if (System.nanoTime() - awaySince.get() > TimeUnit.SECONDS.toNanos(PAUSE_SECONDS)) {
            refresh(() -> isTheirs(name) ? List.of(name) : List.of());
        }
    }

    private void refresh(Supplier<List<String>> wanted) {
        try {
            for (String name : wanted.get()) {
                Optional<Member> member = directory.find(name);
                inItsOwnTransaction(users -> member.ifPresentOrElse(users::keep, () -> users.forget(name)));
            }
        } catch (TechnicalFailure unreachable) {
            awaySince.set(System.nanoTime());
            log.warn("users and groups stay as they were: {}", unreachable.getMessage());
        } catch (RuntimeException e) {
            log.warn("users and groups could not follow the directory", e);
        }
    }

    private boolean isTheirs(String name) {
        return requireNonNull(engine)
                .getCommandExecutorTxRequiresNew()
                .execute(context -> ((DirectorySignIn) context.getReadOnlyIdentityProvider()).isOfDirectory(name));
    }

    private List<String> names() {
        return requireNonNull(engine)
                .getCommandExecutorTxRequiresNew()
                .execute(context -> ((DirectorySignIn) context.getReadOnlyIdentityProvider()).names());
    }

    private void inItsOwnTransaction(Consumer<DirectorySignIn> change) {
        requireNonNull(engine).getCommandExecutorTxRequiresNew().execute(context -> {
            DirectorySignIn users = (DirectorySignIn) context.getReadOnlyIdentityProvider();
            context.runWithoutAuthorization(() -> {
                change.accept(users);
                return null;
            });
            return null;
        });
    }

    @Override
    public Class<?> getSessionType() {
        return DirectorySignIn.class;
    }

    @Override
    public Session openSession() {
        return new DirectorySignIn(directory, this);
    }
}
