package dev.pilotlight.agent.mqtt;

import dev.pilotlight.agent.link.Failure;
import java.io.EOFException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.Locale;
import javax.net.ssl.SSLException;
import org.eclipse.paho.mqttv5.client.MqttClientException;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.jspecify.annotations.Nullable;

/** What went wrong, in classes and sentences that people can act on. */
final class Failures {
    private static final int DEEPEST = 10;
    private static final String SILENT = "the cloud accepts connections and says nothing";

    private Failures() {}

    static Failure of(Throwable problem) {
        if (problem instanceof MqttException mqtt && mqtt.getReasonCode() >= 0x80
                && mqtt.getReasonCode() <= 0xFF) {
            return ofReason(mqtt.getReasonCode());
        }
        @Nullable
        Throwable cause = problem;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            Failure found = ofCause(cause);
            if (!found.equals(Failure.NONE)) {
                return found;
            }
            cause = cause.getCause();
        }
        if (problem instanceof MqttException mqtt
                && mqtt.getReasonCode() == MqttClientException.REASON_CODE_CLIENT_TIMEOUT) {
            return new Failure(Failure.Kind.NO_ANSWER, SILENT);
        }
        return new Failure(Failure.Kind.LOST, "the connection broke: " + words(problem));
    }

    /** Paho's own texts are for programmers where it has no cause to tell. */
    private static String words(Throwable problem) {
        if (problem instanceof MqttException mqtt && mqtt.getReasonCode() == 0) {
            Throwable cause = problem.getCause();
            return cause == null
                    ? "for a reason that it does not tell"
                    : String.valueOf(cause
                            .getMessage());
        }
        return String.valueOf(problem.getMessage());
    }

    private static Failure ofCause(Throwable cause) {
        return switch (cause) {
            case UnknownHostException _ -> new Failure(Failure.Kind.DNS, "its name is not known: "
                    + cause.getMessage());
            case SocketTimeoutException slow when "Read timed out".equals(slow.getMessage()) ->
                new Failure(Failure.Kind.NO_ANSWER, SILENT);
            case ConnectException _,NoRouteToHostException _,SocketTimeoutException _ ->
                new Failure(Failure.Kind.TCP, "it cannot be reached: " + cause.getMessage());
            case CertificateException _ -> new Failure(Failure.Kind.CERTIFICATE,
                    "its certificate is not believed: " + cause.getMessage());
            case SSLException tls -> ofTls(tls);
            case EOFException _ -> new Failure(Failure.Kind.LOST,
                    "the other side closed the connection");
            case SocketException broken -> new Failure(Failure.Kind.LOST,
                    "the connection broke: " + broken.getMessage());
            default -> Failure.NONE;
        };
    }

    private static Failure ofTls(SSLException tls) {
        String text = String.valueOf(tls.getMessage());
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.contains("certificate") || lower.contains("unknown_ca")
                || lower.contains("pkix")) {
            return new Failure(Failure.Kind.CERTIFICATE, "certificates do not match: " + text);
        }
        return new Failure(Failure.Kind.TLS, "no secure connection: " + text);
    }

    /** MQTT 5 reason codes of CONNACK, SUBACK and DISCONNECT. */
    static Failure ofReason(int code) {
        String hex = "0x%02X".formatted(code);
        return switch (code) {
            case 0x84, 0x85, 0x86, 0x87, 0x8A, 0x8C -> new Failure(Failure.Kind.AUTH,
                    "the cloud refuses this device (" + hex + ")");
            case 0x8E -> new Failure(Failure.Kind.TAKEOVER,
                    "this device's identity is used elsewhere (" + hex + ")");
            case 0x88, 0x89, 0x93, 0x97, 0x9F -> new Failure(Failure.Kind.QUOTA,
                    "the cloud is busy (" + hex + ")");
            default -> new Failure(Failure.Kind.LOST, "the cloud ended the connection (" + hex
                    + ")");
        };
    }
}
