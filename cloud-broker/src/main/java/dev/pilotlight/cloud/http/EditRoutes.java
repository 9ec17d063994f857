package dev.pilotlight.cloud.http;

import dev.pilotlight.cloud.port.Archive;
import dev.pilotlight.cloud.port.Audit;
import dev.pilotlight.cloud.port.Board;
import dev.pilotlight.cloud.port.Commands;
import dev.pilotlight.cloud.port.Commands.Result;
import dev.pilotlight.cloud.port.DeviceView;
import dev.pilotlight.cloud.port.Registry;
import dev.pilotlight.cloud.port.TimeSource;
import dev.pilotlight.cloud.twins.ControlWish;
import dev.pilotlight.cloud.twins.OperatorEdit;
import dev.pilotlight.cloud.twins.Shadow;
import dev.pilotlight.cloud.twins.ShadowLedger;
import dev.pilotlight.cloud.twins.TwinWeek;
import dev.pilotlight.schedule.ScheduleEntry;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.units.DeviceId;
import dev.pilotlight.wire.Entries;
import dev.pilotlight.wire.Codec;
import dev.pilotlight.wire.Fields;
import dev.pilotlight.wire.Properties;
import dev.pilotlight.wire.Week;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** What operators may change. Any thread that may block. */
final class EditRoutes {
    private static final long LIMIT_SECONDS = 10;

    private final Registry registry;
    private final Archive archive;
    private final Board board;
    private final Commands commands;
    private final TimeSource time;
    private final Audit audit;

    EditRoutes(Services services) {
        this.registry = services.registry();
        this.archive = services.archive();
        this.board = services.board();
        this.commands = services.commands();
        this.time = services.time();
        this.audit = services.audit();
    }

    void addTo(RoutesConfig routes) {
        String one = "/api/v1/devices/{thing}";
        routes.put(one + "/control", this::control);
        routes.put(one + "/schedule", this::putWeek);
        routes.put(one + "/schedule/{entry}", this::putEntry);
        routes.delete(one + "/schedule/{entry}", this::deleteEntry);
        routes.post(one + "/restore/{shadow}/{property}", this::restore);
    }

    private void control(Context context) {
        DeviceId device = device(context);
        perform(context, Json.value(
                OperatorEdit.control(device, Json.object(context), wish(context, device))));
    }

    private ControlWish wish(Context context, DeviceId device) {
        return new ControlWish(Gate.operator(context).by(), time.wall(),
                ControlWish.modes(shadow(device, Properties.HEALTH)));
    }

    /** Sets the whole week. */
    private void putWeek(Context context) {
        DeviceId device = device(context);
        Fields fields = Fields.of(Json.object(context), "");
        fields.required("entries", "want the week's entries by name");
        SortedMap<String, ScheduleEntry> week = fields.nested("entries", new TreeMap<>(),
                Entries::entries);
        SortedMap<String, ScheduleEntry> wanted = Json.value(fields.finish(() -> week));
        if (wanted.isEmpty()) {
            throw new Refusal(400, "entries is empty, which would end the week; want at least one,"
                    + " or DELETE each");
        }
        perform(context, edit(context, device, wanted));
    }

    private OperatorEdit edit(Context context, DeviceId device,
            SortedMap<String, ScheduleEntry> week) {
        return Json.value(OperatorEdit.week(device,
                TwinWeek.of(shadow(device, Properties.SCHEDULE)), week,
                Gate.operator(context).by()));
    }

    private void putEntry(Context context) {
        DeviceId device = device(context);
        String key = context.pathParam("entry");
        Doc.Obj body = Json.object(context);
        OperatorEdit single = Json.value(
                OperatorEdit.entry(device, key, body, Gate.operator(context).by()));
        TwinWeek before = TwinWeek.of(shadow(device, Properties.SCHEDULE));
        SortedMap<String, ScheduleEntry> week = before.entries();
        week.put(key, Json.value(Entries.entry(body)));
        boolean alone = before.isPlain() && week.size() <= Week.SINGLES;
        perform(context, alone ? single : edit(context, device, week));
    }

    private void deleteEntry(Context context) {
        DeviceId device = device(context);
        OperatorEdit edit = Json.value(OperatorEdit.withoutEntry(device,
                context.pathParam("entry"), Gate.operator(context).by()));
        // A tombstone for what never was would only fill the shadow.
        if (!isKnown(device, context.pathParam("entry"))) {
            throw new Refusal(404, "no such entry in the schedule");
        }
        TwinWeek before = TwinWeek.of(shadow(device, Properties.SCHEDULE));
        SortedMap<String, ScheduleEntry> week = before.entries();
        week.remove(context.pathParam("entry"));
        perform(context, before.isPlain() ? edit : edit(context, device, week));
    }

    /** Sets a property to the edit that lost a merge. */
    private void restore(Context context) {
        DeviceId device = device(context);
        String shadow = context.pathParam("shadow");
        String property = context.pathParam("property");
        Doc lost = shadow(device, shadow).loser(property)
                .orElseThrow(() -> new Refusal(404, "nothing of that property has lost a merge"));
        perform(context, Json.value(OperatorEdit.restoring(device, shadow, property, lost,
                wish(context, device))));
    }

    private Shadow shadow(DeviceId device, String name) {
        return board.view(device).map(DeviceView::memory).orElseGet(() -> archive.memory(device))
                .shadow(name);
    }

    /** Answers when the edit is durable: the device gets it now or on its next visit. */
    private void perform(Context context, OperatorEdit edit) {
        Result result = commands.edit(edit).toCompletableFuture()
                .completeOnTimeout(new Result.NotNow("the store is too slow"), LIMIT_SECONDS,
                        TimeUnit.SECONDS)
                .join();
        switch (result) {
            case Result.Kept(var shadow) -> {
                audit.note(edit.by(), "edit", edit.device().value(),
                        edit.shadow() + " " + Codec.text(new Doc.Obj(edit.values())));
                Json.reply(context, 200, ShadowLedger.document(shadow, time.wall()));
            }
            case Result.Refused(var error) -> throw new Refusal(error.code(), error.message());
            case Result.NotNow(String why) -> throw new Refusal(503, why + "; try again");
        }
    }

    private boolean isKnown(DeviceId device, String entry) {
        Shadow schedule = shadow(device, Properties.SCHEDULE);
        return schedule.desired().values().get(entry).isPresent()
                || TwinWeek.of(schedule).entries().containsKey(entry);
    }

    private DeviceId device(Context context) {
        DeviceId device = Json.device(context);
        Registry.Registered known = registry.device(device).orElseThrow(
                () -> new Refusal(404, "no such device, see /api/v1/devices"));
        if (known.revoked()) {
            throw new Refusal(409, device + " is revoked, want it enrolled anew");
        }
        return device;
    }
}
