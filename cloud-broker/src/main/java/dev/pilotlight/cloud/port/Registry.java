package dev.pilotlight.cloud.port;

import dev.pilotlight.cloud.access.Operator;
import dev.pilotlight.units.DeviceId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * Who is known: devices, their certificates, operators, and the secrets that prove it. Only hashes
 * of secrets are kept. Any thread that may block; all times are real.
 */
public interface Registry {
    /**
     * One device as registered.
     *
     * @param certificateUntil end of its certificate; empty when it has not enrolled
     * @param place where it stands
     */
    record Registered(DeviceId device, Instant added, boolean revoked,
            Optional<Instant> certificateUntil, Place place) {}

    /**
     * What operators say of where a device belongs, for targets and floors.
     *
     * @param site one house or building; empty when nobody said
     */
    record Place(String site, Set<String> groups) {
        public static final Place NOWHERE = new Place("", Set.of());
        /** What the names look like, for messages to people. */
        public static final String WANTED = "1 to 64 letters, digits or hyphens";
        /** Groups of one device. */
        public static final int MOST = 16;

        public Place {
            groups = Set.copyOf(groups);
            if (groups.size() > MOST) {
                throw new IllegalArgumentException("has " + groups.size() + " groups, want at most "
                        + MOST);
            }
        }
    }

    /** A certificate that was issued. */
    record Issued(String serial, Instant at, Instant until) {}

    /** What a one-time secret is worth. */
    enum Worth {
        VALID, UNKNOWN, USED, EXPIRED
    }

    List<Registered> devices();

    Optional<Registered> device(DeviceId device);

    /**
     * Registers the device, unless it is already, lifts a revocation, and makes a secret with which
     * it may enrol once; every earlier secret of the device is void.
     */
    String offer(DeviceId device, Instant now, Instant expires);

    Worth worth(DeviceId device, String secret, Instant now);

    /**
     * Uses the secret up and makes this the device's only certificate, both or neither.
     */
    Worth redeem(DeviceId device, String secret, Issued certificate);

    /**
     * Adds a certificate beside the one that was shown, which stays good until the new one is used;
     * others that were never used are forgotten. False when the shown one is not current.
     */
    boolean renew(DeviceId device, String shown, Issued certificate);

    /**
     * The certificate was used: those that were issued before it end. False when there are none.
     */
    boolean settle(DeviceId device, String serial, Instant now);

    /** Whether that certificate may still connect. */
    boolean isCurrent(DeviceId device, String serial);

    /** Says where the device belongs; false when it is not known. */
    boolean place(DeviceId device, Place place);

    /** Takes every right from the device; false when it is not known. */
    boolean revoke(DeviceId device, Instant now);

    /** Makes a token for an operator that opens so long; earlier ones stay valid. */
    String addOperator(Operator operator, Instant now, Instant expires);

    boolean hasOperators();

    /** Every operator and how many tokens open the API in that name. */
    SortedMap<String, Integer> operators();

    /** Ends every token and session of the operator; false when there was none. */
    boolean revoke(Operator operator);

    Optional<Operator> operator(String token, Instant now);

    /**
     * Makes the secret of a browser's session, which ends with the token at the latest; forgets
     * sessions and tokens that have expired.
     */
    String openSession(String token, Instant now, Instant expires);

    Optional<Operator> session(String secret, Instant now);

    void closeSession(String secret);
}
