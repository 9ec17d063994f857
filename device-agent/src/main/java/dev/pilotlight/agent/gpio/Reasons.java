package dev.pilotlight.agent.gpio;

/** Pi4J wraps what the kernel said, sometimes twice; people are told the kernel's words. */
final class Reasons {
    private static final int DEEPEST = 8;

    private Reasons() {}

    static String of(Throwable refused) {
        Throwable one = refused;
        for (int i = 0; i < DEEPEST; i++) {
            Throwable cause = one.getCause();
            if (one instanceof ErrnoException || cause == null) {
                break;
            }
            one = cause;
        }
        return String.valueOf(one.getMessage());
    }
}
