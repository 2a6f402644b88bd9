package teal.ldap;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import teal.release.Secret;
import teal.release.Setting;

/**
 * {@code teal.directory}.
 *
 * @param addresses {@code ldaps://...}; if one does not answer, the next is tried; {@code ldap://} only on this machine,
 *     because passwords are sent there
 * @param trust a file with the authorities' certificates (PEM); absent: those of the Java installation
 * @param bindAs the distinguished name of the account that may look people up
 * @param password that account's password
 * @param base the entry below which people and groups are searched
 * @param userName the attribute that people sign in with: {@code uid}; {@code sAMAccountName} in Active Directory
 * @param filter who may sign in at all
 * @param groups Teal's groups, each with the distinguished name of a directory group
 * @param refresh how soon Teal picks up changed groups when nobody signs in
 */
public record DirectorySettings(
        List<String> addresses,
        @Nullable Path trust,
        String bindAs,
        Secret password,
        String base,
        String userName,
        @Nullable String filter,
        Map<String, String> groups,
        Duration refresh) {

    private static final String NAME = "a distinguished name, such as ou=people,dc=example,dc=com";

    public DirectorySettings(
            @Nullable List<String> addresses,
            @Nullable Path trust,
            @Nullable String bindAs,
            @Nullable Secret password,
            @Nullable String base,
            @Nullable String userName,
            @Nullable String filter,
            @Nullable Map<String, String> groups,
            @Nullable Duration refresh) {
        this.addresses = Setting.list(
                "addresses",
                addresses,
                found -> !found.isEmpty() && found.stream().allMatch(DirectorySettings::isAddress),
                "one ldaps://host[:port] or more; ldap:// for this machine (127.0.0.1) alone");
        this.trust = trust;
        if (trust != null) {
            Setting.check("trust", trust, Files::isReadable, "a readable file with certificates (PEM)");
        }
        this.bindAs = Setting.check("bind-as", bindAs, DirectorySettings::isName, NAME);
        this.password = Setting.required("password", password, "file:/path/to/secret or env:NAME");
        this.base = Setting.check("base", base, DirectorySettings::isName, NAME);
        this.userName = Setting.check(
                "user-name",
                Setting.orElse(userName, "uid"),
                found -> found.matches("[A-Za-z][A-Za-z0-9-]*"),
                "an attribute's name, such as uid or sAMAccountName");
        this.filter = filter;
        if (filter != null) {
            Setting.check(
                    "filter", filter, DirectorySettings::isFilter, "an LDAP filter, such as (objectClass=person)");
        }
        this.groups = Map.copyOf(Setting.orElse(
                Setting.check(
                        "groups",
                        groups,
                        found -> !found.isEmpty() && found.values().stream().allMatch(DirectorySettings::isName),
                        "Teal's groups, each with " + NAME),
                Map.of()));
        this.refresh =
                Setting.within("refresh", refresh, Duration.ofMinutes(5), Duration.ofSeconds(10), Duration.ofDays(1));
    }

    private static boolean isAddress(String text) {
        return text.matches("ldaps://[^/:\\s]+(:\\d{1,5})?") || text.matches("ldap://127\\.0\\.0\\.1(:\\d{1,5})?");
    }

    private static boolean isName(String text) {
        return !text.isBlank() && DN.isValidDN(text);
    }

    private static boolean isFilter(String text) {
        try {
            Filter.create(text);
            return true;
        } catch (LDAPException notOne) {
            return false;
        }
    }

    /** Whether the address uses TLS. */
    static boolean isSecure(URI address) {
        return address.getScheme().equals("ldaps");
    }

    static int port(URI address) {
        return address.getPort() > 0 ? address.getPort() : isSecure(address) ? 636 : 389;
    }
}
