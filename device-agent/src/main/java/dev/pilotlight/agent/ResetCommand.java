package dev.pilotlight.agent;

import dev.pilotlight.config.FirmwareConfig;
import dev.pilotlight.schedule.WeeklySchedule;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.wire.Entries;
import dev.pilotlight.wire.Properties;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes something back to how it was on the first day. */
@Command(name = "reset", description = "Takes something back to how it was on the first day.", footer = {
        "", "What can be reset:",
        "  learned    what was learned of the house: it is learned anew, over days",
        "  schedule   the week: the configuration's applies again",
        "  holds      hold and vacation: the schedule applies at once",
        "  pin        the page's PIN: a new one is made, and every page has to enter it",
        "", "Without --yes it only says what it would do, and ends with 2: nothing was done."})
final class ResetCommand implements Callable<Integer> {
    private static final String WANTED = ", want learned, schedule, holds or pin";

    /** What can be reset. */
    private enum What {
        LEARNED, SCHEDULE, HOLDS, PIN;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static What of(String word) {
            return Arrays.stream(values()).filter(what -> what.word().equals(word)).findFirst()
                    .orElseThrow(() -> new Refusal(Refusal.INPUT, "reset: is " + word + WANTED));
        }
    }

    @Mixin
    private Places places = new Places();

    @Parameters(paramLabel = "WHAT", description = "learned, schedule, holds or pin.")
    private String word = "";

    @Option(names = "--yes", description = "Do it.")
    private boolean yes;

    @Override
    public Integer call() throws InterruptedException {
        What what = What.of(word);
        if (!yes) {
            throw new Refusal(Refusal.INPUT, "reset " + what.word() + ": would " + deed(what)
                    + "; want --yes to do it");
        }
        FirmwareConfig config = Configuration.installed(places.config());
        PageClient page = new PageClient(config.connections().page(), places.data());
        switch (what) {
            case LEARNED -> page.put("/api/v1/control", Doc.Obj.of("forget", Doc.text(
                    "learned")));
            case SCHEDULE -> page.put("/api/v1/schedule", week(config.schedule()));
            case HOLDS -> {
                page.put("/api/v1/control", Doc.Obj.of("hold", Properties.NONE));
                page.put("/api/v1/control", Doc.Obj.of("vacation", Properties.NONE));
            }
            case PIN -> newPin(page);
        }
        System.out.println("done: " + deed(what));
        return 0;
    }

    private static String deed(What what) {
        return switch (what) {
            case LEARNED -> "forget what was learned of the house";
            case SCHEDULE -> "replace the week by the configuration's";
            case HOLDS -> "end hold and vacation";
            case PIN -> "make a new PIN, end every session and forget every browser";
        };
    }

    /** The running agent makes it; one that does not run will at its start. */
    private void newPin(PageClient page) {
        Optional<Doc.Obj> made = page.newPin();
        made.flatMap(said -> said.string("pin")).ifPresentOrElse(pin -> System.out.println("PIN "
                + pin), this::forgetPin);
    }

    private void forgetPin() {
        try {
            for (String file : List.of("pin", "session.key", "sessions")) {
                Files.deleteIfExists(places.data().resolve(file));
            }
        } catch (IOException kept) {
            throw new Refusal(Refusal.WORLD, places.data()
                    + ": the PIN cannot be deleted; may you write there?");
        }
    }

    private static Doc.Obj week(WeeklySchedule week) {
        Doc.Obj entries = Doc.Obj.EMPTY;
        for (var entry : week.entries().entrySet()) {
            entries = entries.with(entry.getKey(), Entries.entry(entry.getValue()));
        }
        return Doc.Obj.of("zone", Properties.zone(week.zone()), "entries", entries);
    }
}
