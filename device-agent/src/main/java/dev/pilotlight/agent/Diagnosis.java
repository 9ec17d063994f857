package dev.pilotlight.agent;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** What was looked at, in order: good, or wrong with what to do about it. One thread. */
final class Diagnosis {
    private final List<Finding> findings = new ArrayList<>();

    /** One thing that was looked at. */
    sealed interface Finding {
        String text();

        /** Nothing to do. */
        record Good(String text) implements Finding {}

        /** A sentence, and what mends it. */
        record Wrong(String text, String remedy) implements Finding {}
    }

    void good(String text) {
        findings.add(new Finding.Good(text));
    }

    void wrong(String text, String remedy) {
        findings.add(new Finding.Wrong(text, remedy));
    }

    List<Finding> findings() {
        return List.copyOf(findings);
    }

    /** How many need somebody. */
    int ailments() {
        return (int) findings.stream().filter(Finding.Wrong.class::isInstance).count();
    }

    void print(PrintStream out) {
        for (Finding finding : findings) {
            switch (finding) {
                case Finding.Good(String text) -> out.println("good   " + text);
                case Finding.Wrong(String text, String remedy) -> {
                    out.println("WRONG  " + text);
                    out.println("       do: " + remedy);
                }
            }
        }
        out.println(ailments() == 0
                ? "nothing is wrong"
                : ailments() + " of " + findings.size()
                        + " things are wrong");
    }
}
