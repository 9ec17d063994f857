package dev.pilotlight.agent.http;

import dev.pilotlight.agent.core.ClockTrust;
import dev.pilotlight.agent.core.Lateness;
import dev.pilotlight.agent.core.LinkView;
import dev.pilotlight.agent.core.LocalEdit;
import dev.pilotlight.agent.core.Moment;
import dev.pilotlight.agent.core.RoomView;
import dev.pilotlight.agent.core.Status;
import dev.pilotlight.agent.equipment.Outputs;
import dev.pilotlight.agent.intent.Overrides;
import dev.pilotlight.agent.intent.Preferences;
import dev.pilotlight.agent.port.Answer;
import dev.pilotlight.agent.port.EventRow;
import dev.pilotlight.agent.port.HistoryRow;
import dev.pilotlight.agent.port.Kept;
import dev.pilotlight.agent.port.LocalDoor;
import dev.pilotlight.agent.port.RemoteReading;
import dev.pilotlight.agent.sensing.Reading;
import dev.pilotlight.agent.sensing.Sight;
import dev.pilotlight.config.ControlSettings;
import dev.pilotlight.schedule.Mode;
import dev.pilotlight.schedule.Presets;
import dev.pilotlight.schedule.ScheduleEntry;
import dev.pilotlight.schedule.WeeklySchedule;
import dev.pilotlight.units.Degrees;
import dev.pilotlight.units.Temperature;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A thermostat that remembers what it was asked. */
public final class FakeDoor implements LocalDoor {
    private static final Instant NOON = Instant.parse("2017-02-28T12:00:00Z");

    final List<LocalEdit> asked = new ArrayList<>();
    final List<RemoteReading> heard = new ArrayList<>();
    final List<Runnable> watchers = new ArrayList<>();
    volatile Status newest = status(1);
    volatile Answer next = new Answer.Done(Kept.ON_DISK);

    synchronized void publish(Status status) {
        newest = status;
        watchers.forEach(Runnable::run);
    }

    @Override
    public Status status() {
        return newest;
    }

    @Override
    public CompletionStage<Answer> ask(LocalEdit edit) {
        asked.add(edit);
        return CompletableFuture.completedFuture(next);
    }

    @Override
    public boolean hear(RemoteReading reading) {
        heard.add(reading);
        return true;
    }

    @Override
    public synchronized AutoCloseable watch(Runnable watcher) {
        watchers.add(watcher);
        return () -> watchers.remove(watcher);
    }

    @Override
    public List<HistoryRow> history(Instant from, Instant to, int max) {
        return List.of(new HistoryRow("b1", 1, NOON, true,
                new TreeMap<>(Map.of("room", new BigDecimal("19.4")))));
    }

    @Override
    public List<EventRow> events(int max) {
        return List.of(new EventRow("b1", 1, NOON, true, "started", "The thermostat started"));
    }

    /** That of a heated room. */
    public static Status status(long number) {
        Temperature target = Temperature.ofMilliC(21_000);
        WeeklySchedule week = WeeklySchedule.of(ZoneId.of("Europe/Berlin"),
                Map.of("morning", ScheduleEntry.daily(LocalTime.of(6, 30), target)));
        return new Status(number, new Moment(NOON, Duration.ofHours(1), ClockTrust.TRUSTED),
                new RoomView(Optional.of(Temperature.ofMilliC(19_400)), Duration.ofSeconds(12),
                        "room", Sight.of(new Reading(Temperature.ofMilliC(19_400), Duration.ofHours(
                                1).minusSeconds(12))),
                        List.of(), List.of()),
                new Status.Aim(Mode.HEAT, Optional.of(target), "schedule", "heating to 21.0 °C",
                        Optional.empty(),
                        new Status.Lasting(Optional.empty(), false, Optional.empty()),
                        Overrides.NONE),
                new Status.Drive(Outputs.HEAT, Outputs.HEAT, "",
                        new Status.Expected(Optional.empty(), "", List.of())),
                new Status.Plan(week, List.of(),
                        new Preferences(Presets.DEFAULTS, ControlSettings.DEFAULTS.early(),
                                Degrees.CELSIUS),
                        Temperature.ofMilliC(5_000), Temperature.ofMilliC(29_000)),
                new Status.Health(List.of(), LinkView.localOnly(NOON), "b1", NOON, "",
                        new Status.Beat(7, Duration.ofMillis(3), Lateness.NONE.with(Duration
                                .ofMillis(3)))));
    }
}
