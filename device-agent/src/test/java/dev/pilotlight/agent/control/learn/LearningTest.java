package dev.pilotlight.agent.control.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pilotlight.agent.control.Outlook;
import dev.pilotlight.twin.Doc;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class LearningTest {
    private final LearnedRoom room = new LearnedRoom();

    @Test
    void afterTwoDaysTheRoomIsHeldAndTheRelaySpared() {
        room.hours(49);

        room.hours(24);

        assertThat(room.rmse()).isLessThan(0.15);
        assertThat(room.startsAnHour()).isBetween(0.5, 6.0);
        assertThat(room.controller().outlook().basis()).startsWith("learned from ");
    }

    @Test
    void theFirstDayIsComfortableAlready() {
        room.hours(6);

        room.hours(18);

        assertThat(room.rmse()).isLessThan(0.8);
        assertThat(room.lowest()).isGreaterThan(19);
    }

    @Test
    void theRoomIsWarmWhenTheTargetRises() {
        room.setback = true;
        room.hours(96);

        room.hours(24);

        assertThat(room.atSix()).isCloseTo(21, within(0.4));
    }

    @Test
    void aDayOfNonsenseReadingsDoesNotReplaceWhatWasLearned() {
        room.hours(97);
        Doc.Obj before = room.controller().memory();
        room.nonsense = random -> 15 + 8 * random.nextDouble();

        room.hours(26);

        assertThat(room.hasRemembered()).isFalse();
        assertThat(room.controller().memory()).isEqualTo(before);
    }

    @Test
    void whatWasLearnedDecidesFromTheFirstReadingAfterAPowerCut() {
        room.hours(73);
        Doc.Obj memory = room.controller().memory();

        room.restart(memory);
        room.hours(8);

        assertThat(room.controller().outlook().basis()).startsWith("learned from ");
        assertThat(room.rmse()).isLessThan(0.25);
        assertThat(room.controller().memory()).isEqualTo(memory);
    }

    @Test
    void aNightlyPowerCutTakesNothingOfWhatWasLearned() {
        room.hours(72);
        Doc.Obj memory = room.controller().memory();
        for (int night = 0; night < 3; night++) {
            room.restart(memory);
            room.hours(20);
            assertThat(room.controller().memory()).isEqualTo(memory);
        }
    }

    @Test
    void aMemoryThatNoHouseCanHaveIsRefused() {
        room.hours(48);
        Doc.Obj good = room.controller().memory();
        Doc.Obj heat = good.object("heat").orElseThrow();

        assertThat(Memory.read(good)).isPresent();
        assertThat(Memory.read(good.with("version", Doc.num(9)))).isEmpty();
        assertThat(Memory.read(good.with("exchange", Doc.num(-1)))).isEmpty();
        assertThat(Memory.read(good.with("heat", heat.with("cap", Doc.num(0))))).isEmpty();
        assertThat(Memory.read(good.with("half", Doc.num(new BigDecimal("1e9"))))).isEmpty();
        assertThat(Memory.read(good.without("cool"))).isEmpty();
    }

    @Test
    void memoryIsReadBackAsItWas() {
        room.hours(48);
        Doc.Obj memory = room.controller().memory();

        assertThat(Memory.read(memory).orElseThrow().doc()).isEqualTo(memory);
    }

    @Test
    void aRoomThatWarmsUpSaysWhenItWillBeThere() {
        room.setback = true;
        room.hours(72 + 2);
        for (int tries = 0; tries < 24 && room.controller().reach().isEmpty(); tries++) {
            room.minutes(10);
        }
        Outlook outlook = room.controller().outlook();

        assertThat(outlook.reach()).hasValueSatisfying(reach -> {
            assertThat(reach.target().celsius()).isEqualTo(21);
            assertThat(reach.at().toMinutes()).isBetween(74 * 60L, 78 * 60L + 15);
        });
        assertThat(outlook.facts()).hasSizeGreaterThanOrEqualTo(4);
    }

    @Test
    void nothingIsToldOfAHouseThatIsNotKnownYet() {
        room.hours(4);

        assertThat(room.controller().outlook().facts()).isEmpty();
        assertThat(room.controller().outlook().basis())
                .isEqualTo("proportional, while learning this house: 3 h seen");
    }
}
