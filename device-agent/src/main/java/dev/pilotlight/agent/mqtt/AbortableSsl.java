package dev.pilotlight.agent.mqtt;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Makes TLS sockets over a raw TCP socket that can be reset from any thread without asking TLS: a
 * stalled TLS write holds locks that no polite close can take.
 */
final class AbortableSsl extends SSLSocketFactory {
    private final SSLSocketFactory tls;
    private volatile @Nullable AbortableSocket last;

    AbortableSsl(SSLSocketFactory tls) {
        this.tls = tls;
    }

    /** Resets the connection made last, if there is one. Any thread; never waits. */
    void abort() {
        AbortableSocket socket = last;
        if (socket != null) {
            socket.abort();
        }
    }

    /** Lets the connection made last deliver what is written before it ends. Any thread. */
    void part() {
        AbortableSocket socket = last;
        if (socket != null) {
            socket.part();
        }
    }

    @Override
    public Socket createSocket() {
        AbortableSocket socket = new AbortableSocket(tls);
        last = socket;
        return socket;
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return tls.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return tls.getSupportedCipherSuites();
    }

    @Override
    public Socket createSocket(Socket raw, String host, int port, boolean close)
            throws IOException {
        throw Sockets.unused();
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException, UnknownHostException {
        throw Sockets.unused();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort)
            throws IOException, UnknownHostException {
        throw Sockets.unused();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        throw Sockets.unused();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
            throws IOException {
        throw Sockets.unused();
    }
}
