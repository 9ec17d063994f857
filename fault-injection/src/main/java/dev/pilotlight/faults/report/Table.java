package dev.pilotlight.faults.report;

import dev.pilotlight.faults.ledger.Goal;
import dev.pilotlight.faults.ledger.Judgement;
import dev.pilotlight.faults.ledger.Verdict;

/** A judgement as lines of text. */
public final class Table {

    private Table() {}

    /** One line a law, then one line a target. */
    public static String of(Judgement judgement) {
        StringBuilder text = new StringBuilder("\nVerdicts, from the script's own ledger\n\n");
        for (Verdict verdict : judgement.verdicts()) {
            text.append(String.format("  %-4s%-38s%-12s%s%n", verdict.law(),
                    verdict.law().words(), verdict.outcome().words(), verdict.figure()));
        }
        text.append("\nTargets\n\n");
        for (Goal goal : judgement.goals()) {
            text.append(String.format("  %-66s%12s   %-18s%s%n", goal.name(), goal.measured(),
                    goal.bound(), goal.met() ? "met" : "MISSED"));
        }
        return text.append('\n').toString();
    }
}
