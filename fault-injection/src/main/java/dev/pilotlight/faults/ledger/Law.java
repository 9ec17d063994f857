package dev.pilotlight.faults.ledger;

/** The laws of the architecture, by number. */
public enum Law {
    /** The control loop waits for nobody. */
    L1("The tick is never late"),
    /** Frost floor, ceiling, rest times and sensor trust stand above every demand. */
    L2("Safety has the last word"),
    /** The local page acts within a second, with no cloud. */
    L3("The person in the room always rules"),
    /** A remote override ends. */
    L4("The cloud's say is a lease"),
    /** No acknowledged reading is lost or stored twice. */
    L5("What was acknowledged is kept"),
    /** The later intent wins on both sides and the loser is kept. */
    L6("Edits merge by intent"),
    /** Trial and roll-back of configurations. */
    L7("A configuration must earn its place"),
    /** Bulk changes are bounded. */
    L8("No one typo takes the fleet"),
    /** Reconnects are spread, drains are paced. */
    L9("Recovery is not a second outage"),
    /** Mutual TLS, one identity a device, a PIN on the local page. */
    L10("Nothing is open that need not be"),
    /** Nothing is called online that has not just proved it. */
    L11("Status is honest");

    private final String words;

    Law(String words) {
        this.words = words;
    }

    /** The law's short form. */
    public String words() {
        return words;
    }
}
