package dev.pilotlight.agent.core;

import dev.pilotlight.agent.control.Controller;
import dev.pilotlight.agent.control.Controllers;
import dev.pilotlight.agent.control.Fingerprint;
import dev.pilotlight.agent.equipment.Plant;
import dev.pilotlight.agent.intent.Aim;
import dev.pilotlight.agent.safety.Cause;
import dev.pilotlight.agent.safety.Supervisor;
import dev.pilotlight.agent.safety.Watch;
import dev.pilotlight.agent.sensing.Panel;
import dev.pilotlight.agent.sync.Twin;
import dev.pilotlight.agent.sync.TwinMemory;
import dev.pilotlight.config.Equipment;
import dev.pilotlight.schedule.Mode;
import dev.pilotlight.schedule.WeeklySchedule;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.twin.Edit;
import dev.pilotlight.twin.Hlc;
import dev.pilotlight.twin.HybridClock;
import dev.pilotlight.twin.Stamp;
import dev.pilotlight.twin.VersionVector;
import dev.pilotlight.wire.Properties;
import dev.pilotlight.wire.Week;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The first state, from the configuration and what was stored. Pure. */
public final class Starting {
    /** An edit that anybody's edit is later than. */
    private static final Stamp FACTORY = new Stamp(VersionVector.ZERO, Hlc.ZERO, "config", false);

    private Starting() {}

    /**
     * The state before the first event.
     *
     * @param saved what {@link Effect.Save} stored, by key; empty at the very first start
     */
    public static Thermostat start(Rules rules, Map<String, Doc> saved, Moment now) {
        return start(rules, saved, now, controller(rules, saved));
    }

    /** The same, with a controller of the caller's own: for trials. */
    public static Thermostat start(Rules configured, Map<String, Doc> saved, Moment now,
            Controller controller) {
        Twins twins = twins(configured, saved);
        Rules rules = configured.within(Asked.bounds(twins));
        Governing governing = new Governing(guard(rules, saved, now), controller, Aim.NOTHING,
                Optional.empty(), false, false,
                Cause.NONE);
        Thermostat first = new Thermostat(rules, senses(rules), governing, twins, Asked.wishes(
                twins, rules),
                Books.begun(now.uptime()).received(Receipts.recalled(twins, saved,
                        now)).clockless(isClockless(twins, now)),
                1, Calm.NONE);
        return first.with(twins.with(twins.health().telling(health(rules, now))));
    }

    /** What was asked while there was no clock is put right as soon as there is one. */
    private static boolean isClockless(Twins twins, Moment now) {
        return !now.clock().isKnown() || List.of(Properties.HOLD, Properties.LEASE).stream()
                .flatMap(property -> Optional.ofNullable(twins.control().edits().get(property))
                        .stream())
                .anyMatch(edit -> !edit.stamp().clockTrusted() && !edit.value().equals(
                        Properties.NONE));
    }

    private static Senses senses(Rules rules) {
        return new Senses(Panel.of(rules.config().hardware().sensing(), rules.config().limits()
                .staleAfter()));
    }

    private static Guard guard(Rules rules, Map<String, Doc> saved, Moment now) {
        Optional<Instant> wall = now.clock() == ClockTrust.TRUSTED
                ? Optional.of(now.wall())
                : Optional.empty();
        Supervisor supervisor = Supervisor.start(Marks.rest(saved), wall, now.uptime(), rules
                .limits());
        return new Guard(supervisor, Watch.begun(Marks.need(saved)), Plant.begun(rules.config()
                .hardware().equipment(), Marks.exercise(saved, now), now.uptime()), now.uptime(),
                0);
    }

    /** The controller as it was when its memory was stored; without one it has to learn. */
    static Controller controller(Rules rules, Map<String, Doc> saved) {
        Optional<Doc.Obj> memory = saved.get(Ticking.LEARNED) instanceof Doc.Obj stored
                ? Fingerprint.own(stored, rules.config().hardware().equipment())
                : Optional.empty();
        return Controllers.of(rules.config().control(), rules.config().limits(), memory);
    }

    private static Twins twins(Rules rules, Map<String, Doc> saved) {
        Twin control = twin(Properties.CONTROL, saved);
        if (control.value(Properties.MODE).isEmpty()) {
            control = control.edit(Properties.MODE, new Edit(Properties.mode(Asked.defaultMode(
                    rules)), FACTORY));
        }
        Twin schedule = twin(Properties.SCHEDULE, saved);
        if (schedule.edits().isEmpty()) {
            schedule = factory(schedule, rules.config().schedule());
        }
        Hlc last = Optional.ofNullable(saved.get(Editing.CLOCK))
                .flatMap(doc -> doc instanceof Doc.Text(String text)
                        ? Hlc.parse(text)
                        : Optional.empty())
                .orElse(Hlc.ZERO);
        return new Twins(control, schedule, Twin.empty(Properties.HEALTH), new HybridClock(last));
    }

    private static Twin twin(String name, Map<String, Doc> saved) {
        return saved.get(name) instanceof Doc.Obj stored
                ? TwinMemory.read(name, stored)
                : Twin.empty(name);
    }

    private static Twin factory(Twin empty, WeeklySchedule week) {
        Twin twin = empty.edit(Properties.ZONE, new Edit(Properties.zone(week.zone()), FACTORY));
        for (var property : Week.properties(week).entrySet()) {
            twin = twin.edit(property.getKey(), new Edit(property.getValue(), FACTORY));
        }
        return twin;
    }

    private static Doc.Obj health(Rules rules, Moment now) {
        return Doc.Obj.of("boot", Doc.text(rules.boot()), "started", Doc.text(now.wall()
                .toString())).with("clock", Doc.text(now.clock().name().toLowerCase(
                        java.util.Locale.ROOT)))
                .with("config", rules.inForce().doc())
                .with("modes", modes(rules.config().hardware().equipment()));
    }

    /** What may be asked for at all, so that nobody far away asks for more. */
    private static Doc modes(Equipment wired) {
        List<Doc> words = new ArrayList<>(List.of(Properties.mode(Mode.OFF)));
        if (wired.heats()) {
            words.add(Properties.mode(Mode.HEAT));
        }
        if (wired.cools()) {
            words.add(Properties.mode(Mode.COOL));
        }
        return new Doc.Arr(words);
    }
}
