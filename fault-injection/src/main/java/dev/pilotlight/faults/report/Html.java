package dev.pilotlight.faults.report;

/** Text that is safe between tags and in attributes. */
public final class Html {

    private Html() {}

    /** The words with every character that HTML reads as its own written out. */
    public static String text(String words) {
        return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
