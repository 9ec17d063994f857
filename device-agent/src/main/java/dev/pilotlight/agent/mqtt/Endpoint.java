package dev.pilotlight.agent.mqtt;

import java.util.Optional;

/**
 * Where and as whom one connection is made.
 *
 * @param broker address, such as {@code cloud.example:8883}
 * @param clientId the device's name
 */
record Endpoint(String broker, String clientId, Sockets sockets, Optional<Login> login) {
    /** Name and password for a broker of the user's own. */
    record Login(String user, String password) {
        @Override
        public String toString() {
            return user;
        }
    }

    String uri() {
        return sockets.scheme() + "://" + broker;
    }
}
