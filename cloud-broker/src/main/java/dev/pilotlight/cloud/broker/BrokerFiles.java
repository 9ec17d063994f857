package dev.pilotlight.cloud.broker;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the broker listens on and with which keys.
 *
 * @param bind address to listen on
 * @param directory its own folder; nothing in it must last
 * @param serverKeys PKCS#12 with the server's key and chain
 * @param trusted PKCS#12 with the authority that issues device certificates
 * @param password of both key stores
 * @param development where any MQTT client may try the bare engine, plain and without device
 *        policy; empty unless asked for, and only ever on loopback
 */
public record BrokerFiles(String bind, int port, Path directory, Path serverKeys, Path trusted,
        String password, Optional<InetSocketAddress> development) {
    /** One MQTT packet. */
    static final int MAX_PACKET = 65_536;
    /** The name of the listener behind mutual TLS. */
    static final String DEVICES = "devices";
    /** The name of the listener without device policy. */
    static final String DEVELOPMENT = "development";

    private static final int MAX_SESSION_SECONDS = 7 * 24 * 3600;
    /** AWS IoT's; a client that asks for more, or for none, is held to this. */
    private static final int MAX_KEEP_ALIVE_SECONDS = 1_200;
    /** The same beside a development listener: what Paho's suite wants of a server. */
    private static final int MAX_BARE_KEEP_ALIVE_SECONDS = 60;
    /**
     * Authenticated encryption alone. The client's order counts: ChaCha20 is three times as fast on
     * a processor without AES, such as a Pi Zero's.
     */
    private static final List<String> SUITES = List.of("TLS_AES_128_GCM_SHA256",
            "TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256", "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256");

    public BrokerFiles {
        if (development.isPresent() && (development.get().isUnresolved()
                || !development.get().getAddress().isLoopbackAddress())) {
            throw new IllegalArgumentException(
                    "is " + development.get() + ", want a loopback address");
        }
    }

    /** The longest keep alive of anybody. */
    int maxKeepAliveSeconds() {
        return isBare() ? MAX_BARE_KEEP_ALIVE_SECONDS : MAX_KEEP_ALIVE_SECONDS;
    }

    /** HiveMQ's configuration; what it does not say is switched off or bounded in code. */
    String configuration() {
        return """
                <?xml version="1.0"?>
                <hivemq>
                  <listeners>
                    <tls-tcp-listener>
                      <port>%d</port>
                      <bind-address>%s</bind-address>
                      <name>devices</name>
                      <tls>
                        <keystore>
                          <path>%s</path>
                          <password>%s</password>
                          <private-key-password>%s</private-key-password>
                        </keystore>
                        <truststore>
                          <path>%s</path>
                          <password>%s</password>
                        </truststore>
                        <protocols>
                          <protocol>TLSv1.3</protocol>
                          <protocol>TLSv1.2</protocol>
                        </protocols>
                        <cipher-suites>
                %s                        </cipher-suites>
                        <prefer-server-cipher-suites>false</prefer-server-cipher-suites>
                        <handshake-timeout>5000</handshake-timeout>
                        <client-authentication-mode>REQUIRED</client-authentication-mode>
                      </tls>
                    </tls-tcp-listener>
                    %s
                  </listeners>
                  <mqtt>
                    <queued-messages>
                      <max-queue-size>100</max-queue-size>
                      <strategy>discard-oldest</strategy>
                    </queued-messages>
                    <topic-alias><enabled>false</enabled></topic-alias>
                    <session-expiry><max-interval>%d</max-interval></session-expiry>
                    <keep-alive>
                      <max-keep-alive>%d</max-keep-alive>
                      <allow-unlimited>false</allow-unlimited>
                    </keep-alive>
                    <quality-of-service><max-qos>%d</max-qos></quality-of-service>
                    <shared-subscriptions><enabled>%b</enabled></shared-subscriptions>
                    <packets><max-packet-size>%d</max-packet-size></packets>
                    <receive-maximum>
                      <server-receive-maximum>10</server-receive-maximum>
                    </receive-maximum>
                  </mqtt>
                  <restrictions>
                    <max-client-id-length>64</max-client-id-length>
                    <max-topic-length>256</max-topic-length>
                    <no-connect-idle-timeout>5000</no-connect-idle-timeout>
                  </restrictions>
                  <security>
                    <allow-empty-client-id><enabled>%b</enabled></allow-empty-client-id>
                    <utf8-validation><enabled>true</enabled></utf8-validation>
                  </security>
                  <anonymous-usage-statistics><enabled>false</enabled></anonymous-usage-statistics>
                  <persistence><mode>in-memory</mode></persistence>
                </hivemq>
                """.formatted(port, bind, xml(serverKeys.toString()), password, password,
                xml(trusted.toString()), password, suites(), listener(), MAX_SESSION_SECONDS,
                maxKeepAliveSeconds(), isBare() ? 2 : 1, isBare(),
                MAX_PACKET, isBare());
    }

    /**
     * Whether the engine shows all it can, for conformance suites. On the devices' listener the
     * gate and the guard refuse the same things then, one by one.
     */
    private boolean isBare() {
        return development.isPresent();
    }

    private static String suites() {
        return SUITES.stream()
                .map(suite -> "          <cipher-suite>" + suite + "</cipher-suite>\n")
                .reduce("", String::concat);
    }

    private String listener() {
        return development.map(at -> """
                <tcp-listener>
                  <port>%d</port>
                  <bind-address>%s</bind-address>
                  <name>%s</name>
                </tcp-listener>
                """.formatted(at.getPort(), at.getAddress().getHostAddress(), DEVELOPMENT))
                .orElse("");
    }

    private static String xml(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
