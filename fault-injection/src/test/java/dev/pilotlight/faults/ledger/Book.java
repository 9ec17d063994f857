package dev.pilotlight.faults.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * A story in which every law holds, to be spoilt one way at a time. One real second is a minute.
 */
final class Book {

    static final Instant DAWN = Instant.parse("2017-02-28T12:00:00Z");

    private final List<Fact> facts = new ArrayList<>();

    private Book() {}

    /**
     * Two minutes: link dark from 4 s to 16 s, outage from 20 s to 60 s, lease from 70 s to 90 s,
     * power cut at 45 s.
     */
    static Book inWhichAllHeld() {
        Book book = new Book();
        book.faults();
        book.ticks();
        book.relays();
        book.pages();
        book.people();
        book.doors();
        book.changes();
        return book;
    }

    static When at(double seconds) {
        return new When(Duration.ofMillis(Math.round(seconds * 1000)),
                DAWN.plusMillis(Math.round(seconds * 60_000)));
    }

    Book with(Fact fact) {
        facts.add(fact);
        return this;
    }

    Book without(Predicate<Fact> unwanted) {
        facts.removeIf(unwanted);
        return this;
    }

    <T extends Fact> Book changing(Class<T> kind, UnaryOperator<T> change) {
        facts.replaceAll(fact -> kind.isInstance(fact) ? change.apply(kind.cast(fact)) : fact);
        return this;
    }

    Judgement judged() {
        return Judgement.of(facts(), Bounds.ofProduct());
    }

    Facts facts() {
        return new Facts(facts);
    }

    static Row row(String boot, long seq) {
        return new Row(boot, seq, seq * 60_000 + boot.hashCode(), "{\"room\":" + seq + "}");
    }

    private void faults() {
        during(Fault.LINK_DARK, 4, 16);
        during(Fault.CLOUD_FROZEN, 20, 26);
        during(Fault.CLOUD_DEAD, 26, 58);
        during(Fault.LINK_DARK, 55, 60);
        during(Fault.SENSOR_DEAD, 30, 40);
        during(Fault.AGENT_DEAD, 45, 48);
        with(new Fact.ControllerGone(at(45), "its connection broke"));
        with(new Fact.Started(at(48), Duration.ofMillis(1_400)));
    }

    private void during(Fault fault, double from, double to) {
        with(new Fact.Began(at(from), fault));
        with(new Fact.Ended(at(to), fault));
    }

    private void ticks() {
        for (int tick = 0; tick < 1800; tick++) {
            double second = tick / 15.0;
            if (second < 45 || second > 49) {
                with(new Fact.Drive(at(second), isHeating(second)));
            }
        }
    }

    /** Off until 22 s, dead sensor cuts it off at 35 s, lease from 70 s to 90 s. */
    private static boolean isHeating(double second) {
        return (second >= 22 && second < 35) || (second >= 50 && second < 70)
                || (second >= 91 && second < 100);
    }

    private void relays() {
        boolean closed = false;
        for (int second = 0; second < 120; second++) {
            with(new Fact.Air(at(second), Place.PILOTLIGHT, 19.0 + second / 100.0, 1.0));
            if (isHeating(second) != closed) {
                closed = isHeating(second);
                with(new Fact.Relay(at(second), Place.PILOTLIGHT, closed));
            }
        }
    }

    private void pages() {
        for (int second = 0; second < 120; second++) {
            boolean quiet = second >= 8 && second < 17;
            with(new Fact.Looked(at(second + 0.5), Page.HOUSE,
                    !quiet && (second < 23 || second > 66)));
            if (second < 26 || second > 58) {
                with(new Fact.Looked(at(second + 0.5), Page.DASHBOARD,
                        !quiet && (second < 26 || second > 66)));
            }
        }
        for (double dial : new double[]{27, 29, 33, 41}) {
            with(new Fact.Dialled(at(dial), Place.PILOTLIGHT));
        }
    }

    private void people() {
        with(new Fact.LocalChange(at(28), 21, Duration.ofMillis(180), "the relay"));
        with(new Fact.ChangeDue(at(28), 19.6, at(28).shown()));
        with(new Fact.LeaseTaken(at(59), 16, at(90).shown()));
        with(new Fact.LeaseActed(at(70)));
        with(new Fact.Agreed(at(68), "19.5", "19.5", "19.5", "19.5", "23", true));
        List<Row> device = List.of(row("a", 1), row("a", 2), row("a", 3), row("b", 1));
        with(new Fact.Audited(at(119), new Books(device, device, Set.of(), List.of(row("a", 1)),
                List.of(row("a", 1), row("a", 2)))));
    }

    private void changes() {
        with(new Fact.Offered(at(29), "a stranger's", true, true, "signed by nobody known"));
        with(new Fact.Mistyped(at(59), true, false, "target reaches 2 devices, you expected 1"));
    }

    private void doors() {
        with(new Fact.Probe(at(12), "a foreign certificate", true, "handshake failed"));
        with(new Fact.Probe(at(12), "a wrong PIN", true, "401"));
    }
}
