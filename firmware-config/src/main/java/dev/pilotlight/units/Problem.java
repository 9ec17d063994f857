package dev.pilotlight.units;

/**
 * One thing that is wrong with an input: where, and what is wanted instead.
 *
 * @param path where in the input, such as {@code limits.frost}; empty for the whole of it
 * @param sentence what is wrong and what is wanted, such as {@code "is 99, want 5 to 35"}
 */
public record Problem(String path, String sentence) {

    /** The same problem seen from one level further out. */
    public Problem under(String parent) {
        return new Problem(path.isEmpty() ? parent : parent + "." + path, sentence);
    }

    @Override
    public String toString() {
        return path.isEmpty() ? sentence : path + " " + sentence;
    }
}
