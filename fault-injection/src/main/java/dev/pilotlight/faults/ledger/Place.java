package dev.pilotlight.faults.ledger;

/** The two houses of the story, the same in everything but where their controller is. */
public enum Place {
    /** The house with Pilotlight in it. */
    PILOTLIGHT("Pilotlight"),
    /** The house whose controller is reached only through the broker. */
    CLOUD_ONLY("the same controller, only through the broker");

    private final String words;

    Place(String words) {
        this.words = words;
    }

    /** What the reports call it. */
    public String words() {
        return words;
    }
}
