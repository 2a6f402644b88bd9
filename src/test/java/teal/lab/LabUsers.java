package teal.lab;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.identity.User;

/** One person for each role. The banner shows the password: the lab is for trying things out, on loopback. */
public final class LabUsers {

    /** Everybody's password. */
    public static final String PASSWORD = "Blue-Green-2026";

    /** Who is in which group. */
    private static final Map<String, String> GROUPS = new LinkedHashMap<>();

    static {
        GROUPS.put("rita", "requesters");
        GROUPS.put("anna", "approvers");
        GROUPS.put("otto", "operators");
        GROUPS.put("paula", "authors");
        GROUPS.put("vera", "auditors");
        GROUPS.put("adam", "camunda-admin");
    }

    private LabUsers() {}

    /** Everybody, with their group. */
    public static Map<String, String> groups() {
        return GROUPS;
    }

    /** One of them, as a program signs in with each request (RFC 7617). */
    public static String basic(String name) {
        return basic(name, PASSWORD);
    }

    public static String basic(String name, String password) {
        byte[] both = (name + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(both);
    }

    /** Does something in a user's name, as if they were signed in. */
    public static void as(String name, IdentityService identity, Runnable act) {
        as(name, List.of(GROUPS.get(name)), identity, act);
    }

    /** The same for somebody who is in different groups today. */
    public static void as(String name, List<String> groups, IdentityService identity, Runnable act) {
        identity.setAuthentication(name, groups);
        try {
            act.run();
        } finally {
            identity.clearAuthentication();
        }
    }

    public static void create(IdentityService identity) {
        GROUPS.forEach((name, group) -> {
            if (!exists(identity, name)) {
                create(identity, name, group);
            }
        });
    }

    private static void create(IdentityService identity, String name, String group) {
        try {
            save(identity, name, group);
            identity.createMembership(name, group);
        } catch (ProcessEngineException refused) {
            // Another instance, which starts at the same time, may have been faster
            if (!exists(identity, name)) {
                throw refused;
            }
        }
    }

    private static boolean exists(IdentityService identity, String name) {
        return identity.createUserQuery().userId(name).count() > 0;
    }

    /** Someone who is in no group. */
    public static void createStranger(IdentityService identity, String name) {
        save(identity, name, "no group");
    }

    private static void save(IdentityService identity, String name, String group) {
        User user = identity.newUser(name);
        user.setFirstName(Character.toUpperCase(name.charAt(0)) + name.substring(1));
        user.setLastName("(" + group + ")");
        user.setEmail(name + "@example.test");
        user.setPassword(PASSWORD);
        identity.saveUser(user);
    }
}
