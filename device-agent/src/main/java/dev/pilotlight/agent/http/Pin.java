package dev.pilotlight.agent.http;

/**
 * What a person must know to open the page.
 *
 * @param digits six of them
 * @param sessionKey signs what a browser keeps instead of the PIN, so that it survives a restart of
 *        the agent
 */
public record Pin(String digits, String sessionKey) {
    /** Says nothing: a PIN must not reach a log by accident. */
    @Override
    public String toString() {
        return "Pin[******]";
    }
}
