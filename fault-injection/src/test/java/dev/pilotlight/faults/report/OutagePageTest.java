package dev.pilotlight.faults.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.faults.ledger.Bounds;
import dev.pilotlight.faults.ledger.Fact;
import dev.pilotlight.faults.ledger.Facts;
import dev.pilotlight.faults.ledger.Fault;
import dev.pilotlight.faults.ledger.Judgement;
import dev.pilotlight.faults.ledger.Place;
import dev.pilotlight.faults.ledger.When;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutagePageTest {

    @Test
    void thePageNeedsNothingFromAnywhereElse() {
        assertThat(page()).doesNotContain("http://", "https://", "src=", "@import", "<script",
                "{{");
    }

    @Test
    void bothHousesAndEveryEventAreOnIt() {
        assertThat(page()).contains("<svg").contains("With Pilotlight")
                .contains("only through the broker").contains("The cloud dies &lt;here&gt;")
                .contains("L11");
    }

    @Test
    void theTableNamesEveryLawAndSaysWhatWasNotTested() {
        String table = Table.of(Judgement.of(facts(), Bounds.ofProduct()));
        assertThat(table).contains("L1 ", "L7", "NOT TESTED", "Targets");
    }

    private static String page() {
        Facts facts = facts();
        return OutagePage.of(facts, Judgement.of(facts, Bounds.ofProduct()), "a <flat>",
                ZoneOffset.UTC);
    }

    private static Facts facts() {
        List<Fact> facts = new ArrayList<>();
        for (int second = 0; second < 100; second++) {
            for (Place place : Place.values()) {
                facts.add(new Fact.Air(at(second), place, 18 + second / 50.0, 3));
                facts.add(new Fact.Target(at(second), place, second < 50 ? 19 : 21));
            }
        }
        facts.add(new Fact.Began(at(40), Fault.CLOUD_DEAD));
        facts.add(new Fact.Told(at(40), "The cloud dies <here>"));
        facts.add(new Fact.Ended(at(70), Fault.CLOUD_DEAD));
        return new Facts(facts);
    }

    private static When at(int seconds) {
        return new When(Duration.ofSeconds(seconds),
                Instant.parse("2017-02-28T14:00:00Z").plusSeconds(seconds * 240L));
    }
}
