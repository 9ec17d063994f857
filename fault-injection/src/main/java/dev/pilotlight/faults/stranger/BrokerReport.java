package dev.pilotlight.faults.stranger;

import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/**
 * What a run of {@link BrokerChaos} came to.
 *
 * @param faults how often each was struck
 * @param accounts one for each sender
 * @param doubts sentences about what the figures cannot say
 */
public record BrokerReport(SortedMap<String, Integer> faults, List<Account> accounts,
        List<String> doubts) {

    public BrokerReport {
        faults = Collections.unmodifiableSortedMap(new TreeMap<>(faults));
        accounts = List.copyOf(accounts);
        doubts = List.copyOf(doubts);
    }

    /**
     * One sender's figures.
     *
     * @param acknowledged numbers that the broker acknowledged
     * @param missing of these, never delivered
     * @param repeated delivered more than once
     * @param longestSilence between two acknowledgements
     * @param ended whether it got through in the end
     */
    record Account(long acknowledged, long missing, long repeated, int connections,
            Duration longestSilence, boolean ended) {}

    /** Whether there was something to lose, all of it came, and every sender got through. */
    public boolean isGood() {
        return total(Account::acknowledged) > 0 && total(Account::missing) == 0
                && doubts.isEmpty() && accounts.stream().allMatch(Account::ended);
    }

    private long total(ToLongFunction<Account> figure) {
        return accounts.stream().mapToLong(figure).sum();
    }

    /** For people. */
    public String table() {
        StringBuilder text = new StringBuilder("\nChaos beside a broker: %d senders\n\n".formatted(
                accounts.size()));
        faults.forEach((fault, times) -> text.append("  %-34s%6d\n".formatted(fault, times)));
        text.append(
                "\n%d acknowledged, %d of them never delivered, %d delivered again (QoS 1 may), %d connections\n"
                        .formatted(total(Account::acknowledged), total(Account::missing), total(
                                Account::repeated), total(Account::connections)));
        text.append("longest time without an acknowledgement: %.1f s\n".formatted(accounts.stream()
                .map(Account::longestSilence).max(Comparator.naturalOrder()).orElse(Duration.ZERO)
                .toMillis() / 1000.0));
        long stuck = accounts.stream().filter(account -> !account.ended()).count();
        if (stuck > 0) {
            text.append("BROKEN: %d senders did not get through after everything was healed\n"
                    .formatted(stuck));
        }
        doubts.forEach(doubt -> text.append("DOUBT: ").append(doubt).append('\n'));
        return text.toString();
    }
}
