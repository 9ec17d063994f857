package dev.pilotlight.faults.lan;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * What a person felt of a crowd at the page.
 *
 * @param knocks of the crowd's connections
 * @param visits of the page from another address, each on a connection of its own
 * @param unanswered of these
 * @param commands typed at the machine
 * @param refused of these
 * @param slowestCommand with its program's start
 * @param quietCommand the slowest of three, before the crowd
 */
public record CrowdReport(String crowd, long knocks, int visits, int unanswered,
        Duration slowestVisit, int commands, int refused, Duration slowestCommand,
        Duration quietCommand) {

    static CrowdReport of(String crowd, long knocks, List<Felt> visits, List<Felt> commands,
            Duration quietCommand) {
        return new CrowdReport(crowd, knocks, visits.size(), unanswered(visits), slowest(visits),
                commands.size(), unanswered(commands), slowest(commands), quietCommand);
    }

    /**
     * One answer, or none.
     *
     * @param status 0 for none
     */
    record Felt(int status, Duration after) {
        static Felt parse(String line) {
            String[] words = line.split(" ", 2);
            return new Felt(Integer.parseInt(words[0]), Duration.ofMillis(Long.parseLong(
                    words[1])));
        }
    }

    static int unanswered(List<Felt> all) {
        return (int) all.stream().filter(one -> one.status() != 200).count();
    }

    static Duration slowest(List<Felt> all) {
        return all.stream().map(Felt::after).max(Duration::compareTo).orElse(Duration.ZERO);
    }

    /**
     * Whether both answered within that time; a command's program may take as long to start as
     * before.
     */
    public boolean isGood(Duration limit) {
        return visits > 0 && unanswered == 0 && slowestVisit.compareTo(limit) <= 0 && commands > 0
                && refused == 0 && slowestCommand.compareTo(quietCommand.plus(limit)) <= 0;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s: %d knocks; page from elsewhere: %d visits, %d not"
                + " answered, slowest after %.2f s; command line: %d commands, %d refused, slowest"
                + " after %.2f s (%.2f s before)", crowd, knocks, visits, unanswered,
                seconds(
                        slowestVisit),
                commands, refused, seconds(slowestCommand), seconds(quietCommand));
    }

    static double seconds(Duration time) {
        return time.toMillis() / 1e3;
    }
}
