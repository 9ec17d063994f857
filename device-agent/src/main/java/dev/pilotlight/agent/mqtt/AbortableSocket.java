package dev.pilotlight.agent.mqtt;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.util.List;
import javax.net.ssl.HandshakeCompletedListener;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * A TLS socket whose TCP socket is in hand. Closing it, by whomever, resets the TCP connection at
 * once, unless it is parting: then it ends after what was written. TLS is never asked to say
 * goodbye. Everything else goes to the TLS socket, which exists from the moment of connecting.
 */
final class AbortableSocket extends SSLSocket {
    private final SSLSocketFactory factory;
    private final Socket raw = new Socket();
    private volatile @Nullable SSLSocket tls;
    private volatile int readTimeout;
    private volatile boolean parting;

    AbortableSocket(SSLSocketFactory factory) {
        this.factory = factory;
    }

    /** From now on whatever was written arrives before the end. Any thread. */
    void part() {
        parting = true;
    }

    /** Ends what is written, after what was written; the peer answers with its own end. */
    private void finish() {
        try {
            raw.shutdownOutput();
        } catch (IOException alreadyClosed) {
            // It is gone either way.
        }
    }

    /** Resets the TCP connection, or ends it when it is parting. Any thread; no lock of TLS. */
    void abort() {
        if (!parting) {
            reset();
        }
        try {
            raw.close();
        } catch (IOException alreadyClosed) {
            // It is gone either way.
        }
    }

    private void reset() {
        try {
            raw.setSoLinger(true, 0);
        } catch (SocketException alreadyClosed) {
            // Closing it once more does no harm.
        }
    }

    @Override
    public void connect(SocketAddress address, int timeout) throws IOException {
        raw.setTcpNoDelay(true);
        raw.connect(address, timeout);
        InetSocketAddress peer = (InetSocketAddress) address;
        SSLSocket made = (SSLSocket) factory.createSocket(raw, peer.getHostString(), peer
                .getPort(), true);
        made.setSoTimeout(readTimeout);
        tls = made;
    }

    @Override
    public void connect(SocketAddress address) throws IOException {
        connect(address, 0);
    }

    private SSLSocket tls() {
        SSLSocket made = tls;
        if (made == null) {
            throw new IllegalStateException("not connected");
        }
        return made;
    }

    @Override
    public void setSoTimeout(int timeout) throws SocketException {
        readTimeout = timeout;
        SSLSocket made = tls;
        if (made != null) {
            made.setSoTimeout(timeout);
        }
    }

    @Override
    public int getSoTimeout() throws SocketException {
        SSLSocket made = tls;
        return made == null ? readTimeout : made.getSoTimeout();
    }

    /** Only ever adds to what is verified: names and the host name check, never less. */
    @Override
    public void setSSLParameters(SSLParameters wanted) {
        SSLParameters current = tls().getSSLParameters();
        List<SNIServerName> names = wanted.getServerNames();
        if (names != null) {
            current.setServerNames(names);
        }
        String check = wanted.getEndpointIdentificationAlgorithm();
        if (check != null) {
            current.setEndpointIdentificationAlgorithm(check);
        }
        tls().setSSLParameters(current);
    }

    @Override
    public SSLParameters getSSLParameters() {
        return tls().getSSLParameters();
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return tls().getInputStream();
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return tls().getOutputStream();
    }

    @Override
    public void shutdownInput() {
        abort();
    }

    @Override
    public void shutdownOutput() {
        abort();
    }

    @Override
    public void close() {
        if (parting) {
            finish();
        } else {
            abort();
        }
    }

    @Override
    public boolean isClosed() {
        return raw.isClosed();
    }

    @Override
    public boolean isConnected() {
        return raw.isConnected();
    }

    @Override
    public InetAddress getInetAddress() {
        return raw.getInetAddress();
    }

    @Override
    public int getPort() {
        return raw.getPort();
    }

    @Override
    public SocketAddress getRemoteSocketAddress() {
        return raw.getRemoteSocketAddress();
    }

    @Override
    public void startHandshake() throws IOException {
        tls().startHandshake();
    }

    @Override
    public SSLSession getSession() {
        return tls().getSession();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return tls().getSupportedCipherSuites();
    }

    @Override
    public String[] getEnabledCipherSuites() {
        return tls().getEnabledCipherSuites();
    }

    @Override
    public void setEnabledCipherSuites(String[] suites) {
        tls().setEnabledCipherSuites(suites);
    }

    @Override
    public String[] getSupportedProtocols() {
        return tls().getSupportedProtocols();
    }

    @Override
    public String[] getEnabledProtocols() {
        return tls().getEnabledProtocols();
    }

    @Override
    public void setEnabledProtocols(String[] protocols) {
        tls().setEnabledProtocols(protocols);
    }

    @Override
    public void addHandshakeCompletedListener(HandshakeCompletedListener listener) {
        tls().addHandshakeCompletedListener(listener);
    }

    @Override
    public void removeHandshakeCompletedListener(HandshakeCompletedListener listener) {
        tls().removeHandshakeCompletedListener(listener);
    }

    @Override
    public void setUseClientMode(boolean client) {
        tls().setUseClientMode(client);
    }

    @Override
    public boolean getUseClientMode() {
        return tls().getUseClientMode();
    }

    @Override
    public void setNeedClientAuth(boolean need) {
        tls().setNeedClientAuth(need);
    }

    @Override
    public boolean getNeedClientAuth() {
        return tls().getNeedClientAuth();
    }

    @Override
    public void setWantClientAuth(boolean want) {
        tls().setWantClientAuth(want);
    }

    @Override
    public boolean getWantClientAuth() {
        return tls().getWantClientAuth();
    }

    @Override
    public void setEnableSessionCreation(boolean enable) {
        tls().setEnableSessionCreation(enable);
    }

    @Override
    public boolean getEnableSessionCreation() {
        return tls().getEnableSessionCreation();
    }
}
