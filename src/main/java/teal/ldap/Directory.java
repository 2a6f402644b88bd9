package teal.ldap;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPSearchException;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import teal.release.TechnicalFailure;

/**
 * Asks the company's directory. Each question has a connection of its own, so that a renewed password or certificate needs
 * no restart.
 */
public final class Directory {

    /** What a name may be that people sign in with; it is part of pages, filters and records. */
    public static final String NAMES = "[A-Za-z0-9][A-Za-z0-9._@-]{0,63}";

    private static final Pattern NAME = Pattern.compile(NAMES);

    private final DirectorySettings settings;
    private final DirectoryServers servers;
    private final Map<DN, String> groups = new HashMap<>();

    public Directory(DirectorySettings settings) {
        this.settings = settings;
        this.servers = new DirectoryServers(settings);
        settings.groups().forEach((group, name) -> groups.put(dn(name), group));
    }

    /** Teal's groups whose people the directory names. */
    public Set<String> groups() {
        return settings.groups().keySet();
    }

    /**
     * Looks whether this is somebody's name and password.
     *
     * <p>The name has to be written as it is in the directory, which itself does not tell {@code rita} from {@code RITA}:
     * one person must not be two in Teal.
     *
     * @throws TechnicalFailure if the directory cannot be asked
     */
    public Optional<Member> signIn(String name, String password) {
        // A directory takes no password for "nobody in particular" (RFC 4513, section 5.1.2), which is no sign-in.
        if (password.isEmpty()) {
            return Optional.empty();
        }
        try (LDAPConnection connection = open()) {
            Optional<SearchResultEntry> entry = entry(connection, name);
            if (entry.isEmpty()) {
                return Optional.empty();
            }
            Member member = member(connection, name, entry.get());
            return isRight(connection, entry.get(), password) ? Optional.of(member) : Optional.empty();
        } catch (LDAPException e) {
            throw failure("looking " + name + " up", e);
        }
    }

    /** @throws TechnicalFailure if the directory cannot be asked */
    public Optional<Member> find(String name) {
        try (LDAPConnection connection = open()) {
            Optional<SearchResultEntry> entry = entry(connection, name);
            return entry.isEmpty() ? Optional.empty() : Optional.of(member(connection, name, entry.get()));
        } catch (LDAPException e) {
            throw failure("looking " + name + " up", e);
        }
    }

    private LDAPConnection open() throws LDAPException {
        LDAPConnection connection = servers.connect();
        try {
            connection.bind(settings.bindAs(), settings.password().reveal());
            return connection;
        } catch (LDAPException e) {
            connection.close();
            throw failure("signing in as " + settings.bindAs(), e);
        }
    }

    private Optional<SearchResultEntry> entry(LDAPConnection connection, String name) throws LDAPException {
        if (!NAME.matcher(name).matches()) {
            return Optional.empty();
        }
        Filter named = Filter.createEqualityFilter(settings.userName(), name);
        String more = settings.filter();
        List<SearchResultEntry> found = search(
                connection,
                more == null ? named : Filter.createANDFilter(named, Filter.create(more)),
                settings.userName(),
                "givenName",
                "sn",
                "cn",
                "mail");
        return found.size() == 1
                ? Optional.of(found.get(0)).filter(entry -> name.equals(entry.getAttributeValue(settings.userName())))
                : Optional.empty();
    }

    private Member member(LDAPConnection connection, String name, Entry person) throws LDAPException {
        Filter mine = Filter.createORFilter(
                Filter.createEqualityFilter("member", person.getDN()),
                Filter.createEqualityFilter("uniqueMember", person.getDN()),
                Filter.createEqualityFilter("memberUid", name));
        Set<String> in = search(connection, mine, SearchRequest.NO_ATTRIBUTES).stream()
                .map(group -> groups.getOrDefault(dn(group.getDN()), ""))
                .filter(group -> !group.isEmpty())
                .collect(Collectors.toSet());
        return new Member(
                name,
                text(person, "givenName", ""),
                text(person, "sn", text(person, "cn", name)),
                text(person, "mail", ""),
                in);
    }

    private List<SearchResultEntry> search(LDAPConnection connection, Filter filter, String... attributes)
            throws LDAPSearchException {
        return connection
                .search(new SearchRequest(settings.base(), SearchScope.SUB, filter, attributes))
                .getSearchEntries();
    }

    /** The connection is that person's afterwards. */
    private static boolean isRight(LDAPConnection connection, Entry person, String password) throws LDAPException {
        try {
            connection.bind(person.getDN(), password);
            return true;
        } catch (LDAPException e) {
            if (e.getResultCode().isConnectionUsable()) {
                return false;
            }
            throw e;
        }
    }

    private static String text(Entry person, String attribute, String otherwise) {
        return Optional.ofNullable(person.getAttributeValue(attribute)).orElse(otherwise);
    }

    private static DN dn(String text) {
        try {
            return new DN(text);
        } catch (LDAPException e) {
            throw new IllegalStateException(e);
        }
    }

    private TechnicalFailure failure(String what, LDAPException cause) {
        return new TechnicalFailure(
                "the directory " + settings.addresses() + " cannot be asked: " + what + ": "
                        + cause.getResultCode().getName() + ", " + cause.getExceptionMessage()
                        + "; look at teal.directory and at the server. Users whose password is in Teal can sign in",
                cause);
    }
}
