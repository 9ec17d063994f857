package dev.pilotlight.faults.bench;

import dev.pilotlight.faults.process.Patience;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;

/**
 * One TLS connection of which one thread can serve a thousand. It waits for what comes until
 * {@link #becomeReady}, and never after. One thread at a time.
 */
final class TlsChannel implements AutoCloseable {
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final SocketChannel channel;
    private final SSLEngine engine;
    /** What came and could not be opened yet: less than one record. */
    private final ByteBuffer sealed;
    private final ByteBuffer leaving;

    private TlsChannel(SocketChannel channel, SSLEngine engine) {
        this.channel = channel;
        this.engine = engine;
        int record = engine.getSession().getPacketBufferSize();
        this.sealed = ByteBuffer.allocate(record);
        this.leaving = ByteBuffer.allocate(record);
    }

    /** Connects and shakes hands; resumes the context's last session with that port if it may. */
    static TlsChannel connect(int port, SSLContext tls, Duration limit) throws IOException {
        SocketChannel channel = SocketChannel.open();
        SSLEngine engine = tls.createSSLEngine("localhost", port);
        engine.setUseClientMode(true);
        TlsChannel made = new TlsChannel(channel, engine);
        try {
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.socket().setSoTimeout((int) Patience.stretched(limit).toMillis());
            channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            made.shakeHands();
            return made;
        } catch (IOException refused) {
            made.close();
            throw refused;
        }
    }

    SocketChannel channel() {
        return channel;
    }

    /** From now on {@link #receive} returns at once. */
    void becomeReady() throws IOException {
        channel.configureBlocking(false);
    }

    /** Sends all of it, as one record. */
    void send(ByteBuffer plain) throws IOException {
        leaving.clear();
        SSLEngineResult result = engine.wrap(plain, leaving);
        if (result.getStatus() != SSLEngineResult.Status.OK || plain.hasRemaining()) {
            throw new SSLException("could not send: " + result);
        }
        leaving.flip();
        while (leaving.hasRemaining()) {
            // A few hundred bytes always fit: the window of messages under way sees to that.
            channel.write(leaving);
        }
    }

    /** Appends what has come; room for one record's content is wanted. */
    void receive(ByteBuffer plain) throws IOException {
        int count = channel.isBlocking() ? await() : channel.read(sealed);
        if (count < 0) {
            throw new EOFException("the broker closed the connection");
        }
        open(plain);
    }

    private int await() throws IOException {
        InputStream in = channel.socket().getInputStream();
        int count = in.read(sealed.array(), sealed.position(), sealed.remaining());
        sealed.position(sealed.position() + Math.max(0, count));
        return count;
    }

    private HandshakeStatus open(ByteBuffer plain) throws SSLException {
        sealed.flip();
        SSLEngineResult result;
        do {
            result = engine.unwrap(sealed, plain);
            work();
        } while (result.getStatus() == SSLEngineResult.Status.OK && sealed.hasRemaining()
                && engine.getHandshakeStatus() != HandshakeStatus.NEED_WRAP);
        sealed.compact();
        if (result.getStatus() == SSLEngineResult.Status.CLOSED) {
            throw new SSLException("the broker ended TLS");
        }
        return result.getHandshakeStatus();
    }

    private void work() {
        for (Runnable task = engine.getDelegatedTask(); task != null; task = engine
                .getDelegatedTask()) {
            task.run();
        }
    }

    private void shakeHands() throws IOException {
        engine.beginHandshake();
        HandshakeStatus status = engine.getHandshakeStatus();
        while (status != HandshakeStatus.FINISHED && status != HandshakeStatus.NOT_HANDSHAKING) {
            status = switch (status) {
                case NEED_WRAP -> {
                    send(NOTHING.duplicate());
                    yield engine.getHandshakeStatus();
                }
                case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> hear();
                case NEED_TASK, FINISHED, NOT_HANDSHAKING -> {
                    work();
                    yield engine.getHandshakeStatus();
                }
            };
        }
    }

    /** Opens what is there already before it waits for more. */
    private HandshakeStatus hear() throws IOException {
        int before = sealed.position();
        HandshakeStatus status = open(NOTHING.duplicate());
        if (sealed.position() == before && status == HandshakeStatus.NEED_UNWRAP) {
            if (await() < 0) {
                throw new EOFException("the broker closed the connection in the handshake");
            }
        }
        return engine.getHandshakeStatus();
    }

    /** Ends without a word. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException alreadyGone) {
            // What matters is that it is.
        }
    }
}
