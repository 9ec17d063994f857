package dev.pilotlight.agent.core;

import dev.pilotlight.agent.equipment.Outputs;
import dev.pilotlight.config.ConfigReader;
import dev.pilotlight.config.FirmwareConfig;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.units.Temperature;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A thermostat with hands to play it: time passes, readings come, people and the cloud speak. */
final class Room {
    static final String WEEK = """
            schema: 1
            thing: hall
            hardware: {driver: house, equipment: {heat: true, cool: false}}
            limits: {staleAfter: 5min, heat: {minimumOn: 2min, minimumOff: 2min}}
            schedule:
              zone: Europe/Berlin
              entries:
                morning: {days: "mon tue wed thu fri", at: "06:30", target: 21}
                night: {days: "mon tue wed thu fri", at: "22:30", target: 17}
            """;

    final List<Effect> effects = new ArrayList<>();
    final Map<String, Doc> saved = new TreeMap<>();
    Thermostat state;
    Instant wall;
    Duration uptime = Duration.ofMinutes(1);
    ClockTrust clock;
    private Outputs relays = Outputs.OPEN;

    Room(String wall) {
        this(wall, Map.of());
    }

    Room(String wall, Map<String, Doc> saved) {
        this(wall, saved, ClockTrust.TRUSTED);
    }

    Room(String wall, Map<String, Doc> saved, ClockTrust clock) {
        this.clock = clock;
        this.wall = Instant.parse(wall);
        this.saved.putAll(saved);
        this.state = Starting.start(Rules.of(config(), "boot"), saved, now());
    }

    /** The same with other equipment. */
    Room wired(String equipment) {
        return configured(WEEK.replace("{heat: true, cool: false}", equipment));
    }

    /** The same, started anew with that configuration. */
    Room configured(String yaml) {
        state = Starting.start(Rules.of(ConfigReader.read(yaml.getBytes(StandardCharsets.UTF_8))
                .toOptional().orElseThrow(), "boot"), saved, now());
        return this;
    }

    static FirmwareConfig config() {
        return ConfigReader.read(WEEK.getBytes(StandardCharsets.UTF_8)).toOptional()
                .orElseThrow();
    }

    Moment now() {
        return new Moment(wall, uptime, clock);
    }

    Room hears(Event event) {
        Reaction reaction = state.react(event, now());
        state = reaction.next();
        effects.addAll(reaction.effects());
        for (Effect effect : reaction.effects()) {
            if (effect instanceof Effect.Drive(Outputs outputs)) {
                relays = outputs;
            }
            if (effect instanceof Effect.Save(String key, Doc value)) {
                saved.put(key, value);
            }
        }
        return this;
    }

    Room reads(double celsius) {
        return hears(new Event.Sampled(new Sample.Measured("room", Temperature.ofCelsius(celsius),
                uptime)));
    }

    Room ticks() {
        return hears(new Event.Ticked(relays));
    }

    /** Second by second, with a reading each half minute. */
    Room lives(Duration time, double celsius) {
        for (long second = 0; second < time.toSeconds(); second++) {
            passes(Duration.ofSeconds(1));
            if (second % 30 == 0) {
                reads(celsius);
            }
            ticks();
        }
        return this;
    }

    Room passes(Duration time) {
        wall = wall.plus(time);
        uptime = uptime.plus(time);
        return this;
    }

    Room asks(LocalEdit edit) {
        return hears(new Event.Asked(edit, 1));
    }

    Outputs relays() {
        return relays;
    }

    String reason() {
        return Words.reason(state, now());
    }

    List<String> events() {
        return effects.stream().filter(Effect.Keep.class::isInstance).map(Effect.Keep.class::cast)
                .filter(keep -> keep.row().stream() == Row.Stream.EVENT)
                .map(keep -> keep.row().body().string("kind").orElse("")).toList();
    }

    /** The last effect of that kind. */
    <T extends Effect> T last(Class<T> kind) {
        return effects.stream().filter(kind::isInstance).map(kind::cast).reduce((_, next) -> next)
                .orElseThrow(() -> new AssertionError("no " + kind.getSimpleName()));
    }
}
