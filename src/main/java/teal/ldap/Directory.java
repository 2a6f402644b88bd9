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
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import teal.release.TechnicalFailure;

/**
 * Queries the company's directory. Each query has its own connection, so renewing a password or certificate needs no
 * restart.
 */
public final class Directory {

    /** The pattern for names that people sign in with; they appear in pages, filters and records. */
    public static final String NAMES = "[A-Za-z0-9][A-Za-z0-9._@-]{0,63}";

    private static final Pattern NAME = Pattern.compile(NAMES);

    /**
     * Where directories say when a password was changed: the password policy overlay of OpenLDAP and 389
     * (draft-behera-ldap-password-policy), Active Directory, FreeIPA.
     */
    private static final List<String> PASSWORD_CHANGED = List.of("pwdChangedTime", "pwdLastSet", "krbLastPwdChange");

    private final DirectorySettings settings;
    private final DirectoryServers servers;
    private final Map<DN, String> groups = new HashMap<>();

    public Directory(DirectorySettings settings) {
        this(settings, DirectoryServers.PATIENCE);
    }

    Directory(DirectorySettings settings, Duration patience) {
        this.settings = settings;
        this.servers = new DirectoryServers(settings, patience);
        settings.groups().forEach((group, name) -> groups.put(dn(name), group));
    }

    /** Teal's groups whose members come from the directory. */
    public Set<String> groups() {
        return settings.groups().keySet();
    }

    /**
     * Checks a name and a password.
     *
     * <p>The name must be spelled as in the directory, which does not itself distinguish {@code rita} from {@code RITA}: one
     * person must not become two in Teal.
     *
     * @throws TechnicalFailure if the directory cannot be queried
     */
    public Optional<Member> signIn(String name, String password) {
        // For an empty password, a directory grants anonymous access (RFC 4513, section 5.1.2), which is not a sign-in.
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

    /** @throws TechnicalFailure if the directory cannot be queried */
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
                Stream.concat(
                                Stream.of(settings.userName(), "givenName", "sn", "cn", "mail"),
                                PASSWORD_CHANGED.stream())
                        .toArray(String[]::new));
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
                in,
                PASSWORD_CHANGED.stream()
                        .map(attribute -> text(person, attribute, ""))
                        .collect(Collectors.joining()));
    }

    private List<SearchResultEntry> search(LDAPConnection connection, Filter filter, String... attributes)
            throws LDAPSearchException {
        return connection
                .search(new SearchRequest(settings.base(), SearchScope.SUB, filter, attributes))
                .getSearchEntries();
    }

    /** Afterwards the connection is bound as that person. */
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
