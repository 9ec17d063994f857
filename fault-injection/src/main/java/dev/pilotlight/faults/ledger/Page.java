package dev.pilotlight.faults.ledger;

/** Where a person looks. */
public enum Page {
    /** The page in the house, served by the agent. */
    HOUSE("the page in the house"),
    /** The operator's dashboard, served by the cloud. */
    DASHBOARD("the dashboard");

    private final String words;

    Page(String words) {
        this.words = words;
    }

    /** What the reports call it. */
    public String words() {
        return words;
    }
}
