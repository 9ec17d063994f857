package dev.pilotlight.faults.report;

/** Text that is safe between tags and in attributes. */
final class Html {

    private Html() {}

    static String text(String words) {
        return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
