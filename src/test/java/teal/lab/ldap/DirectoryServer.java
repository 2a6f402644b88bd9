package teal.lab.ldap;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.OperationType;
import com.unboundid.util.LDAPSDKException;
import com.unboundid.util.ssl.JVMDefaultTrustManager;
import com.unboundid.util.ssl.PEMFileKeyManager;
import com.unboundid.util.ssl.SSLUtil;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.TreeMap;
import teal.lab.LabUsers;

/** An LDAP server on loopback, over TLS, with people and groups; it can be shut down. Everybody has the lab's password. */
public final class DirectoryServer implements AutoCloseable {

    public static final String BASE = "dc=example,dc=test";
    public static final String SERVICE = "cn=teal,ou=services," + BASE;
    public static final String SERVICE_PASSWORD = "Service-Password-1";

    private static final String PEOPLE = "ou=people," + BASE;
    private static final String GROUPS = "ou=groups," + BASE;

    private final InMemoryDirectoryServer server;

    private DirectoryServer(InMemoryDirectoryServer server) {
        this.server = server;
    }

    /** With a certificate for 127.0.0.1 and its key, as PEM files. */
    public static DirectoryServer start(Path certificate, Path key) throws LDAPSDKException, GeneralSecurityException {
        SSLUtil tls = new SSLUtil(
                new PEMFileKeyManager(certificate.toFile(), key.toFile()), JVMDefaultTrustManager.getInstance());
        InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig(BASE);
        config.setListenerConfigs(InMemoryListenerConfig.createLDAPSConfig(
                "ldaps", InetAddress.getLoopbackAddress(), 0, tls.createSSLServerSocketFactory(), null));
        config.addAdditionalBindCredentials(SERVICE, SERVICE_PASSWORD);
        config.setAuthenticationRequiredOperationTypes(OperationType.SEARCH, OperationType.MODIFY);
        // Other directories have attributes that this one's schema does not know.
        config.setSchema(null);
        InMemoryDirectoryServer server = new InMemoryDirectoryServer(config);
        server.add("dn: " + BASE, "objectClass: domain", "dc: example");
        server.add("dn: " + PEOPLE, "objectClass: organizationalUnit", "ou: people");
        server.add("dn: " + GROUPS, "objectClass: organizationalUnit", "ou: groups");
        server.startListening();
        return new DirectoryServer(server);
    }

    public String address() {
        return "ldaps://127.0.0.1:" + server.getListenPort();
    }

    /** Teal's settings for it; Teal's groups have the same names here. */
    public Map<String, Object> settings(Path trust, String password, String... groups) {
        Map<String, Object> settings = new TreeMap<>(Map.of(
                "teal.directory.addresses", address(),
                "teal.directory.trust", trust,
                "teal.directory.bind-as", SERVICE,
                "teal.directory.password", password,
                "teal.directory.base", BASE));
        for (String group : groups) {
            settings.put("teal.directory.groups." + group, group(group));
        }
        return settings;
    }

    public static String group(String name) {
        return "cn=" + name + "," + GROUPS;
    }

    public static String person(String name) {
        return "uid=" + name + "," + PEOPLE;
    }

    public DirectoryServer withPerson(String name, String first, String last) throws LDAPSDKException {
        server.add(
                "dn: " + person(name),
                "objectClass: inetOrgPerson",
                "uid: " + name,
                "givenName: " + first,
                "sn: " + last,
                "cn: " + first + " " + last,
                "mail: " + name + "@example.test",
                "userPassword: " + LabUsers.PASSWORD);
        return this;
    }

    public DirectoryServer withGroup(String name, String member) throws LDAPSDKException {
        server.add("dn: " + group(name), "objectClass: groupOfNames", "cn: " + name, "member: " + person(member));
        return this;
    }

    public void add(String group, String member) throws LDAPException {
        server.modify(group(group), new Modification(ModificationType.ADD, "member", person(member)));
    }

    public void remove(String group, String member) throws LDAPException {
        server.modify(group(group), new Modification(ModificationType.DELETE, "member", person(member)));
    }

    /** As Active Directory does when somebody gets another password. */
    public void passwordWasChanged(String name, String time) throws LDAPException {
        server.modify(person(name), new Modification(ModificationType.REPLACE, "pwdLastSet", time));
    }

    public void dismiss(String name) throws LDAPException {
        server.delete(person(name));
    }

    /** From now on, nothing answers. */
    public void shutDown() {
        server.shutDown(true);
    }

    @Override
    public void close() {
        shutDown();
    }
}
