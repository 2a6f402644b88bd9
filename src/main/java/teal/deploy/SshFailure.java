package teal.deploy;

import java.util.Optional;
import java.util.concurrent.TimeoutException;
import net.schmizz.sshj.connection.channel.OpenFailException;
import net.schmizz.sshj.userauth.UserAuthException;
import org.jspecify.annotations.Nullable;
import teal.release.PermanentRefusal;
import teal.release.TechnicalFailure;

/** Says why a log-in failed, and whether it is worth repeating. */
record SshFailure(Login login, KnownHosts knownHosts, SshSettings settings, boolean tooLate) {

    RuntimeException of(Exception e) {
        if (e instanceof PermanentRefusal refusal) {
            return refusal;
        }
        Optional<String> hostKey = knownHosts.refusal();
        if (hostKey.isPresent()) {
            return new PermanentRefusal(login.where() + hostKey.get(), e);
        }
        String reason = NodeSession.reason(e);
        Optional<NoSettlement> settlement = NoSettlement.read(reason);
        if (settlement.isPresent()) {
            return new PermanentRefusal(login.where() + settlement.get().words(), e);
        }
        if (reason.contains("certificate check failed")) {
            return new PermanentRefusal(
                    login.where() + "its host certificate does not hold (" + reason
                            + "); have the authority sign a new one for this node and name",
                    e);
        }
        @Nullable OpenFailException tunnel = cause(e, OpenFailException.class);
        if (tunnel != null) {
            return noTunnel(tunnel, e);
        }
        if (e instanceof UserAuthException && cause(e, TimeoutException.class) == null && !tooLate) {
            return new PermanentRefusal(
                    login.where() + "does not let " + login.user() + " log in with " + login.identity() + " (" + reason
                            + "); put its public key into the account's authorized_keys",
                    e);
        }
        return new TechnicalFailure(
                login.where() + "cannot be reached over SSH ("
                        + (tooLate ? "no answer within " + settings.timeout().toSeconds() + " s" : reason)
                        + "); check that it is up",
                e);
    }

    /** The jump host before this server answered for it. */
    private RuntimeException noTunnel(OpenFailException tunnel, Exception e) {
        if (tunnel.getReason() == OpenFailException.Reason.ADMINISTRATIVELY_PROHIBITED) {
            return new PermanentRefusal(
                    login.where() + "the jump host before it does not let connections through ("
                            + NodeSession.reason(tunnel)
                            + "); allow them for Teal's account there (AllowTcpForwarding and PermitOpen in its"
                            + " sshd_config)",
                    e);
        }
        return new TechnicalFailure(
                login.where() + "cannot be reached from the jump host before it (" + NodeSession.reason(tunnel)
                        + "); check that it is up, and its address as that jump host sees it",
                e);
    }

    private static <T extends Throwable> @Nullable T cause(Throwable e, Class<T> type) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
        }
        return null;
    }
}
