package dev.pilotlight.faults.replay.street;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.pilotlight.faults.ledger.Law;
import dev.pilotlight.faults.ledger.Verdict.Outcome;
import dev.pilotlight.faults.replay.outage.Condition;
import dev.pilotlight.faults.replay.outage.Outage;
import dev.pilotlight.faults.replay.outage.Outages;
import dev.pilotlight.faults.replay.outage.Source;
import dev.pilotlight.faults.replay.page.ReplayPage;
import java.io.StringReader;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/** Every published outage on a small street; each is played once for all tests. */
class ReplayTest {
    private static final Logger PRODUCT = Logger.getLogger("dev.pilotlight");
    private static final long SEED = 3;
    private static final Map<String, Replayed> PLAYED = new HashMap<>();

    @BeforeAll
    static void whatTheProductSaysOfItsFaultsIsNoNews() {
        PRODUCT.setLevel(Level.OFF);
    }

    static Stream<String> names() {
        return Outages.all().stream().map(Outage::name);
    }

    private static Replayed played(String name) {
        return PLAYED.computeIfAbsent(name, _ -> play(name, SEED));
    }

    private static Replayed play(String name, long seed) {
        return Replay.play(Outages.named(name).orElseThrow(), seed, name.startsWith("s3") ? 2 : 1,
                _ -> {});
    }

    @ParameterizedTest
    @MethodSource("names")
    void noLawBreaksAndEveryPhaseIsFelt(String name) {
        Replayed replayed = played(name);
        assertThat(replayed.verdicts()).extracting(Judged::law).containsExactly(Law.values());
        assertThat(replayed.verdicts()).filteredOn(one -> one.outcome() == Outcome.BROKEN)
                .isEmpty();
        assertThat(replayed.occurred()).hasSameSizeAs(replayed.outage().phases());
        assertThat(replayed.occurred()).filteredOn(one -> one.phase()
                .condition() != Condition.CALM).allMatch(one -> one.count() > 0);
        assertThat(replayed.lasted()).isEqualTo(replayed.outage().length());
    }

    @ParameterizedTest
    @MethodSource("names")
    void whoeverIsAtHomeAndHasPowerIsHeardWithinASecondAndEveryWishHasAFate(String name) {
        for (Household one : played(name).households()) {
            assertThat(one.own().changes()).hasSize(3);
            assertThat(one.cloudRun().changes()).hasSize(3);
            assertThat(one.own().changes()).filteredOn(change -> change.wish()
                    .where() == Wish.Where.AT_HOME && !name.equals("nest-2016"))
                    .allSatisfy(change -> assertThat(change.waited().orElseThrow())
                            .isLessThanOrEqualTo(Duration.ofSeconds(1)));
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void thePageIsWellFormedAndNeedsNothingFromAnywhereElse(String name) throws Exception {
        String page = ReplayPage.of(played(name));
        Document read = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(
                new InputSource(new StringReader(page)));
        assertThat(read.getElementsByTagName("figure").getLength()).isEqualTo(2 * played(name)
                .households().size());
        assertThat(page).doesNotContain("http:", "https:", "src=", "href=", "@import", "url(",
                "<script", "{{", "NaN");
        assertThat(page).contains("stands for no product", "L11", "Source: ");
    }

    @Test
    void theSameSeedGivesTheSameBytesAndAnotherOneDoesNot() {
        String page = ReplayPage.of(played("google-auth-2020"));
        assertThat(ReplayPage.of(play("google-auth-2020", SEED))).isEqualTo(page);
        assertThat(ReplayPage.of(play("google-auth-2020", SEED + 1))).isNotEqualTo(page);
    }

    @Test
    void whileTheCloudIsAwayAHouseRunByItKeepsItsLastTargetAndHearsNobody() {
        Outage outage = played("s3-2017").outage();
        Duration away = outage.breaks().plusMinutes(2);
        Duration back = outage.since(outage.phases().get(1).street()).minusMinutes(1);
        for (Household one : played("s3-2017").households()) {
            assertThat(one.cloudRun().samples().stream().filter(sample -> sample.at().compareTo(
                    away) > 0 && sample.at().compareTo(back) < 0).map(Sample::target).distinct())
                    .hasSize(1);
            assertThat(one.cloudRun().changes()).noneMatch(change -> change.inForce().filter(
                    then -> then.compareTo(away) > 0 && then.compareTo(back) < 0).isPresent());
        }
    }

    @Test
    void withoutAnOutageBothStreetsAreAlike() {
        Source nobody = new Source("nobody", "never", "nowhere");
        Outage calm = Outage.of("calm", "A day like any other").published("UTC", "UTC")
                .from("2017-02-28T12:00", Condition.CALM, "nothing happens", nobody)
                .over("2017-02-28T16:00", "nothing has happened", nobody).done();
        for (Household one : Replay.play(calm, SEED, 1, _ -> {}).households()) {
            assertThat(one.own().atOnce()).isEqualTo(one.own().changes().stream().filter(
                    change -> change.wish().where() == Wish.Where.AT_HOME).count() + 1);
            assertThat(one.cloudRun().atOnce()).isEqualTo(3);
            assertThat(one.own().tooCold(calm.breaks())).isCloseTo(one.cloudRun().tooCold(calm
                    .breaks()), within(1.0));
        }
    }

    @Test
    void ofAFleetOnlyTheFirstWaveHasWhatShowsAfterTwoWeeks() {
        Outage nest = Outages.named("nest-2016").orElseThrow();
        List<Neighbour> houses = Neighbourhood.of(nest, 20, SEED);
        RollOut rollOut = RollOut.play(nest, nest.update().orElseThrow(), houses, SEED);
        assertThat(rollOut.deaths()).hasSize(2);
        assertThat(rollOut.deathsOfAll()).hasSize(20);
        assertThat(rollOut.judged(Law.L7).outcome()).isEqualTo(Outcome.HELD);
        assertThat(rollOut.judged(Law.L8).outcome()).isEqualTo(Outcome.HELD);
        assertThat(rollOut.notes().getLast()).contains("2 of 20 houses", "20 would have");
    }

    @Test
    void aStreetWithoutHousesIsRefusedWithWhatIsWanted() {
        Outage outage = Outages.all().getFirst();
        assertThatThrownBy(() -> Replay.play(outage, 1, 0, _ -> {})).hasMessage(
                "houses is 0, want 1 to 24");
        assertThatThrownBy(() -> Replay.play(outage, 1, 25, _ -> {})).hasMessage(
                "houses is 25, want 1 to 24");
    }
}
