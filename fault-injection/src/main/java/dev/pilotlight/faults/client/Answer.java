package dev.pilotlight.faults.client;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What an HTTP server answered.
 *
 * @param status the HTTP status
 * @param body parsed, or a text node if it was not JSON
 */
public record Answer(int status, JsonNode body) {

    /** Whether it was a yes. */
    public boolean isOk() {
        return status >= 200 && status < 300;
    }
}
