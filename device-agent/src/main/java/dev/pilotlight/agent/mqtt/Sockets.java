package dev.pilotlight.agent.mqtt;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Where a connection's socket comes from, and how it is ended from any thread without waiting.
 *
 * @param scheme of the address, as Paho wants it
 * @param part lets the connection deliver what is written before it ends
 */
record Sockets(String scheme, SocketFactory factory, Runnable abort, Runnable part) {

    /** TLS over a socket that can be reset. */
    static Sockets tls(SSLContext tls) {
        AbortableSsl made = new AbortableSsl(tls.getSocketFactory());
        return new Sockets("ssl", made, made::abort, made::part);
    }

    /** Without any protection; only where the configuration says so. */
    static Sockets plain() {
        Plain made = new Plain();
        return new Sockets("tcp", made, made::abort, made::part);
    }

    /** Plain sockets, of which the last can be reset. */
    private static final class Plain extends SocketFactory {
        private volatile @Nullable Socket last;
        private volatile boolean parting;

        void part() {
            parting = true;
        }

        @Override
        public Socket createSocket() {
            Socket socket = new Socket();
            last = socket;
            return socket;
        }

        void abort() {
            Socket socket = last;
            if (socket == null) {
                return;
            }
            if (!parting) {
                reset(socket);
            }
            try {
                socket.close();
            } catch (IOException alreadyClosed) {
                // It is gone either way.
            }
        }

        private static void reset(Socket socket) {
            try {
                socket.setSoLinger(true, 0);
            } catch (SocketException alreadyClosed) {
                // Closing it once more does no harm.
            }
        }

        @Override
        public Socket createSocket(String host, int port) throws IOException {
            throw unused();
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress local, int localPort)
                throws IOException {
            throw unused();
        }

        @Override
        public Socket createSocket(InetAddress host, int port) throws IOException {
            throw unused();
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
                throws IOException {
            throw unused();
        }

    }

    /** Paho asks for nothing else, and a connected one could not be reset while it connects. */
    static IOException unused() {
        return new IOException("only unconnected sockets are made here");
    }
}
