package dev.pilotlight.cloud;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLSocketFactory;

/**
 * Makes TLS sockets and can cut them. Paho v5 leaves its TLS socket open until it is collected
 * (reliability.md 1.2, row J), so that the broker would never learn that the client is gone.
 */
final class CutSockets extends SSLSocketFactory {
    private final SSLSocketFactory inner;
    private final List<Socket> made = new CopyOnWriteArrayList<>();

    CutSockets(SSLSocketFactory inner) {
        this.inner = inner;
    }

    void cut() throws IOException {
        for (Socket socket : made) {
            socket.close();
        }
    }

    private Socket keep(Socket socket) {
        made.add(socket);
        return socket;
    }

    @Override
    public Socket createSocket() throws IOException {
        return keep(inner.createSocket());
    }

    @Override
    public Socket createSocket(Socket below, String host, int port, boolean autoClose)
            throws IOException {
        return keep(inner.createSocket(below, host, port, autoClose));
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return keep(inner.createSocket(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort)
            throws IOException {
        return keep(inner.createSocket(host, port, local, localPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return keep(inner.createSocket(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
            throws IOException {
        return keep(inner.createSocket(host, port, local, localPort));
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return inner.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return inner.getSupportedCipherSuites();
    }
}
