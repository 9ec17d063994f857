package dev.pilotlight.agent;

import dev.pilotlight.config.ConfigReader;
import dev.pilotlight.schedule.ScheduleEntry;
import dev.pilotlight.schedule.WeeklySchedule;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.units.Decoded;
import dev.pilotlight.units.Problem;
import dev.pilotlight.wire.Entries;
import dev.pilotlight.wire.Properties;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows and changes the week of the running agent. */
@Command(name = "schedule", description = "Shows and changes the week of the running agent.")
final class ScheduleCommand {
    private static final String PATH = "/api/v1/schedule";

    @Command(name = "show", description = "Prints the week, an entry a line.")
    int show(@Mixin Places places) throws InterruptedException {
        PageClient page = page(places);
        System.out.println(WeekWords.of(page.get("/api/v1/state")));
        return 0;
    }

    @Command(name = "set", description = "Replaces the whole week.")
    int set(@Mixin Places places, @Parameters(paramLabel = "FILE", description = "A file with zone"
            + " and entries, as in a configuration's schedule.") Path file)
            throws InterruptedException {
        WeeklySchedule week = read(file);
        Doc.Obj entries = Doc.Obj.EMPTY;
        for (var entry : week.entries().entrySet()) {
            entries = entries.with(entry.getKey(), Entries.entry(entry.getValue()));
        }
        return put(page(places), Doc.Obj.of("zone", Properties.zone(week.zone()), "entries",
                entries));
    }

    @Command(name = "add", description = "Adds an entry, or replaces the one of that name.", footer = {
            "", "Examples:", "  pilotlight schedule add 06:30 21 --days \"mon tue wed thu fri\"",
            "  pilotlight schedule add 02:00 eco --utc"})
    int add(@Mixin Places places,
            @Parameters(index = "0", paramLabel = "AT", description = "A time of day, such as 06:30.") String at,
            @Parameters(index = "1", paramLabel = "WHAT", description = "A target such as 21.5 or 71F, or a preset.") String what,
            @Option(names = "--days", paramLabel = "DAYS", defaultValue = "daily", description = "Days such as \"mon tue\" (default: ${DEFAULT-VALUE}).") String days,
            @Option(names = "--utc", description = "Days and time are those of UTC.") boolean utc,
            @Option(names = "--name", paramLabel = "NAME", description = "Of the entry (default: made of days and time).") @Nullable String name)
            throws InterruptedException {
        PageClient page = page(places);
        Doc.Obj goal = new Asking(page.get("/api/v1/state")).goal(what);
        Doc.Obj timed = goal.with("days", Doc.text(days)).with("at", Doc.text(at));
        ScheduleEntry entry = ok(Entries.entry(utc
                ? timed.with("utc", Doc.bool(true))
                : timed));
        Doc.Obj week = page.get(PATH);
        String key = name != null ? name : WeekWords.key(entry);
        return put(page, week.with("entries", entries(week).with(key, Entries.entry(entry))));
    }

    @Command(name = "remove", description = "Removes an entry.")
    int remove(@Mixin Places places,
            @Parameters(paramLabel = "NAME", description = "Of the entry, as `schedule show` prints it.") String name)
            throws InterruptedException {
        PageClient page = page(places);
        Doc.Obj week = page.get(PATH);
        if (entries(week).get(name).isEmpty()) {
            throw new Refusal(Refusal.INPUT, "schedule remove: is " + name + ", want one of "
                    + String.join(", ", entries(week).fields().keySet()));
        }
        return put(page, week.with("entries", entries(week).without(name)));
    }

    private static int put(PageClient page, Doc.Obj week) throws InterruptedException {
        page.put(PATH, week);
        System.out.println(WeekWords.of(page.get("/api/v1/state")));
        return 0;
    }

    private static Doc.Obj entries(Doc.Obj week) {
        return week.object("entries").orElse(Doc.Obj.EMPTY);
    }

    private static PageClient page(Places places) {
        return new PageClient(Configuration.installed(places.config()).connections().page(), places
                .data());
    }

    private static WeeklySchedule read(Path file) {
        try {
            return switch (ConfigReader.schedule(Files.readAllBytes(file))) {
                case Decoded.Ok<WeeklySchedule>(WeeklySchedule week) -> week;
                case Decoded.Malformed<WeeklySchedule>(List<Problem> problems) ->
                    throw Refusal.of(file.toString(), problems);
            };
        } catch (IOException unreadable) {
            throw new Refusal(Refusal.INPUT, file + ": cannot be read");
        }
    }

    private static ScheduleEntry ok(Decoded<ScheduleEntry> entry) {
        return switch (entry) {
            case Decoded.Ok<ScheduleEntry>(ScheduleEntry read) -> read;
            case Decoded.Malformed<ScheduleEntry>(List<Problem> problems) ->
                throw Refusal.of("schedule add", problems);
        };
    }
}
