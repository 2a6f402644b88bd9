package teal.lab.dns;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.spec.SecretKeySpec;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TSIG;
import org.xbill.DNS.Type;
import org.xbill.DNS.Update;
import teal.traffic.ServerAddress;

/**
 * The keys of one zone: Teal's, and the administrator's, who may change everything.
 *
 * @param name of Teal's key
 * @param secret of Teal's key, in base64
 */
record ZoneKeys(String name, String secret, String administratorSecret) {

    static final String ADMINISTRATOR = "administrator.";

    static ZoneKeys fresh(String name) {
        return new ZoneKeys(name.endsWith(".") ? name : name + ".", randomSecret(), randomSecret());
    }

    /** Points an alias elsewhere, using the administrator's key. */
    void editByHand(ServerAddress primary, Name zone, String record, String target) {
        Name alias = Name.fromConstantString(record);
        Update update = new Update(zone);
        update.replace(new CNAMERecord(alias, DClass.IN, 60, Name.fromConstantString(target)));
        send(primary, update);
    }

    /** Removes an alias, using the administrator's key. */
    void removeByHand(ServerAddress primary, Name zone, String record) {
        Update update = new Update(zone);
        update.delete(Name.fromConstantString(record), Type.CNAME);
        send(primary, update);
    }

    private void send(ServerAddress primary, Update update) {
        try {
            SimpleResolver resolver = new SimpleResolver(primary.host());
            resolver.setPort(primary.port());
            resolver.setTCP(true);
            resolver.setTSIGKey(new TSIG(
                    TSIG.HMAC_SHA256,
                    Name.fromConstantString(ADMINISTRATOR),
                    new SecretKeySpec(Base64.getDecoder().decode(administratorSecret), "HmacSHA256")));
            Message answer = resolver.send(update);
            if (answer.getRcode() != Rcode.NOERROR) {
                throw new IllegalStateException("the name server answered " + Rcode.string(answer.getRcode()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String randomSecret() {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        return Base64.getEncoder().encodeToString(random);
    }
}
