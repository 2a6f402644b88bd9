package teal.deploy;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.InetSocketAddress;
import net.schmizz.sshj.common.SSHException;
import net.schmizz.sshj.connection.channel.direct.Session;
import net.schmizz.sshj.connection.channel.direct.SessionFactory;

/**
 * Sessions whose SFTP begins like SFTP. sshj takes the first four bytes for a length: of a text such as {@code *** Welcome} it
 * would make a buffer of 700 MB before it notices.
 */
final class CheckedSftp implements SessionFactory {

    private final SessionFactory sessions;

    CheckedSftp(SessionFactory sessions) {
        this.sessions = sessions;
    }

    @Override
    public InetSocketAddress getRemoteSocketAddress() {
        return sessions.getRemoteSocketAddress();
    }

    @Override
    public Session startSession() throws SSHException {
        Session session = OpenedSession.on(sessions);
        return (Session) instead(
                (proxy, method, arguments) -> method.getName().equals("startSubsystem")
                        ? checked(session.startSubsystem((String) arguments[0]))
                        : of(session, method, arguments),
                Session.class);
    }

    private static Session.Subsystem checked(Session.Subsystem sftp) {
        InputStream in = new FirstByte(sftp.getInputStream());
        // It is a command, too, whose complaints have to be read.
        return (Session.Subsystem) instead(
                (proxy, method, arguments) ->
                        method.getName().equals("getInputStream") ? in : of(sftp, method, arguments),
                sftp instanceof Session.Command
                        ? new Class<?>[] {Session.Subsystem.class, Session.Command.class}
                        : new Class<?>[] {Session.Subsystem.class});
    }

    private static Object instead(InvocationHandler handler, Class<?>... types) {
        return Proxy.newProxyInstance(CheckedSftp.class.getClassLoader(), types, handler);
    }

    private static Object of(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /** The answer to INIT is short, so that its length begins with 0. */
    private static final class FirstByte extends FilterInputStream {

        private boolean seen;

        FirstByte(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = super.read(bytes, offset, length);
            if (!seen && count > 0) {
                seen = true;
                if (bytes[offset] != 0) {
                    throw new IOException("what the server sends is not SFTP");
                }
            }
            return count;
        }
    }
}
