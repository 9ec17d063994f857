package dev.pilotlight.signing;

/** How deep JSON nests, found without building anything from it. */
final class Nesting {
    private Nesting() {}

    /** The deepest nesting of brackets outside of strings; of other text than JSON any number. */
    static int of(byte[] json) {
        int depth = 0;
        int deepest = 0;
        boolean quoted = false;
        for (int i = 0; i < json.length; i++) {
            byte letter = json[i];
            if (quoted && letter == '\\') {
                i++;
            } else if (letter == '"') {
                quoted = !quoted;
            } else if (!quoted) {
                depth += letter == '{' || letter == '['
                        ? 1
                        : letter == '}' || letter == ']' ? -1 : 0;
                deepest = Math.max(deepest, depth);
            }
        }
        return deepest;
    }
}
