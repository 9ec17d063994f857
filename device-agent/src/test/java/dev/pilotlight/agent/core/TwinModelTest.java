package dev.pilotlight.agent.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.agent.sync.Offer;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.twin.Edit;
import dev.pilotlight.twin.Edits;
import dev.pilotlight.twin.Hlc;
import dev.pilotlight.twin.MergePatch;
import dev.pilotlight.twin.Stamp;
import dev.pilotlight.twin.VersionVector;
import dev.pilotlight.units.Temperature;
import dev.pilotlight.wire.Properties;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The whole device against a model of the cloud's twin, over a network that loses, doubles and
 * reorders, with power cuts: at the end both sides hold the same, and every intent is in force, was
 * overwritten by somebody who saw it, or is on record.
 */
class TwinModelTest {
    private static final int STEPS = 60;
    private static final Instant FIRST_END = Instant.parse("2017-03-05T00:00:00Z");

    private SplittableRandom chance = new SplittableRandom(0);
    private Room room = new Room("2017-02-28T11:00:00Z");
    private final List<Event> network = new ArrayList<>();
    private final List<String> record = new ArrayList<>();
    private final TreeSet<String> intents = new TreeSet<>();
    private Doc.Obj desired = Doc.Obj.EMPTY;
    private Doc.Obj reported = Doc.Obj.EMPTY;
    private long version;
    private int handled;
    private int made;
    private boolean up;

    @ParameterizedTest(name = "seed {0}")
    @Tag("S16")
    @Tag("F19")
    @Tag("F20")
    @MethodSource("dev.pilotlight.agent.Seeds#fifty")
    void afterAnyHistoryBothSidesHoldTheSameAndNoIntentVanishes(long seed) {
        chance = new SplittableRandom(seed);
        for (int step = 0; step < STEPS; step++) {
            happens(chance.nextInt(9));
        }
        settle();
        Optional<Doc> here = room.state.twins().control().value(Properties.HOLD);
        assertThat(Optional.ofNullable(Edits.read(desired).get(Properties.HOLD)).map(Edit::value))
                .isEqualTo(here);
        here.ifPresent(holds -> intents.remove(end(holds)));
        intents.removeIf(intent -> record.stream().anyMatch(line -> line.matches(kept(intent))));
        assertThat(intents).as("intents that vanished").isEmpty();
    }

    /** The sentence of an edit that lost, which has its end as a person in the house reads it. */
    private static String kept(String end) {
        return "two edits of the hold .* until ([^;]* )?" + LocalTime.ofInstant(Instant.parse(end),
                ZoneId.of("Europe/Berlin")) + " by .* is kept";
    }

    private void happens(int what) {
        switch (what) {
            case 0, 1 -> wall();
            case 2, 3 -> app();
            case 4 -> linkDown();
            case 5 -> linkUp();
            case 6 -> powerCut();
            default -> deliver(chance.nextInt(4) == 0);
        }
        room.passes(Duration.ofSeconds(chance.nextInt(60)));
        answer();
    }

    private Instant nextEnd() {
        return FIRST_END.plusSeconds(60L * ++made);
    }

    private static String end(Doc hold) {
        return hold instanceof Doc.Obj object ? object.string("until").orElse("") : "";
    }

    /** Each hold is recognised by its end. */
    private void intends(Optional<Doc> seen, String end) {
        seen.ifPresent(overwritten -> intents.remove(end(overwritten)));
        intents.add(end);
    }

    private void wall() {
        Instant until = nextEnd();
        intends(room.state.twins().control().value(Properties.HOLD), until.toString());
        room.asks(new LocalEdit.SetTarget(Temperature.ofCelsius(20), Optional.of(until)));
    }

    /** As an operator does it: the stamp knows all that the document holds. */
    private void app() {
        Optional<Edit> seen = Optional.ofNullable(Edits.read(desired).get(Properties.HOLD));
        Instant until = nextEnd();
        intends(seen.map(Edit::value), until.toString());
        VersionVector known = seen.map(edit -> edit.stamp().base()).orElse(VersionVector.ZERO);
        Doc.Obj hold = Doc.Obj.of("target", Doc.num(BigDecimal.valueOf(22)), "until", Doc.text(
                until.toString()));
        TreeMap<String, Edit> one = new TreeMap<>();
        one.put(Properties.HOLD, new Edit(hold, new Stamp(known.plusCloud(), new Hlc(room.wall
                .toEpochMilli(), 0), "app:ada", true)));
        desired = MergePatch.apply(desired, Edits.write(one));
        version++;
        send(new Event.Heard("control", version));
    }

    private void send(Event event) {
        if (up) {
            network.add(event);
        }
    }

    private void linkDown() {
        if (up) {
            up = false;
            network.clear();
            room.hears(new Event.LinkDown("gone"));
        }
    }

    private void linkUp() {
        if (!up) {
            up = true;
            room.hears(new Event.LinkUp());
        }
    }

    private void powerCut() {
        answer();
        Room again = new Room(room.wall.toString(), room.saved);
        up = false;
        network.clear();
        room = again;
        handled = 0;
    }

    /** Any message that is under way, in any order, once or twice. */
    private void deliver(boolean twice) {
        if (network.isEmpty()) {
            return;
        }
        Event event = network.remove(chance.nextInt(network.size()));
        room.hears(event);
        if (twice && !(event instanceof Event.Document) && !(event instanceof Event.Accepted)) {
            room.hears(event);
        }
    }

    /** Does what the cloud does with each request that arrives there. */
    private void answer() {
        for (; handled < room.effects.size(); handled++) {
            switch (room.effects.get(handled)) {
                case Effect.Ask(String shadow) when up -> send(document(shadow));
                case Effect.Publish(Offer offer) when up -> send(updated(offer));
                case Effect.Keep(Row row, boolean _) -> record.add(row.body().string("text").orElse(
                        ""));
                default -> {
                }
            }
        }
    }

    private Event document(String shadow) {
        return shadow.equals("control") && version > 0
                ? new Event.Document(shadow, desired, version)
                : new Event.NoDocument(shadow);
    }

    private Event updated(Offer offer) {
        if (!offer.shadow().equals("control")) {
            return new Event.Accepted(offer.shadow(), 1);
        }
        if (version > 0 && offer.version().orElse(0) != version) {
            return new Event.Refused("control", 409, "version");
        }
        desired = MergePatch.apply(desired, offer.desired().orElse(Doc.Obj.EMPTY));
        reported = MergePatch.apply(reported, offer.reported());
        version++;
        return new Event.Accepted("control", version);
    }

    /** A link that holds until nobody has anything to say. */
    private void settle() {
        linkDown();
        linkUp();
        answer();
        for (int message = 0; !network.isEmpty(); message++) {
            assertThat(message).as("messages until both agree").isLessThan(200);
            room.hears(network.removeFirst());
            answer();
        }
    }
}
