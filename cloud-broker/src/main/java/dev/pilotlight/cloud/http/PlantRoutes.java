package dev.pilotlight.cloud.http;

import dev.pilotlight.cloud.access.Operator;
import dev.pilotlight.cloud.port.Audit;
import dev.pilotlight.cloud.port.Audit.Act;
import dev.pilotlight.cloud.port.Commands;
import dev.pilotlight.cloud.port.Doorkeeper;
import dev.pilotlight.cloud.port.Enrolment;
import dev.pilotlight.cloud.port.Receipt;
import dev.pilotlight.cloud.port.Registry;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.units.DeviceId;
import dev.pilotlight.wire.Fields;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Registering and revoking devices, and who did what. Any thread that may block. */
final class PlantRoutes {
    private static final int ACTS = 200;
    private static final long LIMIT_SECONDS = 10;

    private final Registry registry;
    private final Enrolment enrolment;
    private final Doorkeeper doorkeeper;
    private final Audit audit;
    private final Commands commands;
    private final InstantSource realTime;

    PlantRoutes(Services services) {
        this.registry = services.registry();
        this.enrolment = services.enrolment();
        this.doorkeeper = services.doorkeeper();
        this.audit = services.audit();
        this.commands = services.commands();
        this.realTime = services.realTime();
    }

    void addTo(RoutesConfig routes) {
        routes.post("/api/v1/devices", this::register);
        routes.delete("/api/v1/devices/{thing}", this::revoke);
        routes.put("/api/v1/devices/{thing}/place", this::place);
        routes.delete("/api/v1/devices/{thing}/data", this::erase);
        routes.get("/api/v1/audit", this::acts);
    }

    private void register(Context context) {
        Fields fields = Fields.of(Json.object(context), "");
        DeviceId none = new DeviceId("none");
        fields.required("thing", "want " + DeviceId.WANTED);
        DeviceId device = fields.parsed("thing", none, DeviceId.WANTED, DeviceId::parse);
        Json.value(fields.finish(() -> device));
        Operator operator = Gate.operator(context);
        String token = enrolment.token(device);
        audit.note(operator.by(), "register", device.value(), "a one-time token for 24 hours");
        Json.reply(context, 201, Doc.Obj.of("thing", Doc.text(device.value()), "token",
                Doc.text(token)));
    }

    /** Says to which site and groups the device belongs. */
    private void place(Context context) {
        DeviceId device = Json.device(context);
        Registry.Place place = Json.value(RolloutJson.place(Json.object(context)));
        if (!registry.place(device, place)) {
            throw new Refusal(404, "no such device, see /api/v1/devices");
        }
        audit.note(Gate.operator(context).by(), "place", device.value(), "site " + place.site()
                + ", groups " + String.join(" ", place.groups().stream().sorted().toList()));
        Json.reply(context, 200, RolloutJson.place(place));
    }

    /** Takes every right from the device at once; what it said is kept. */
    private void revoke(Context context) {
        DeviceId device = Json.device(context);
        if (!registry.revoke(device, realTime.instant())) {
            throw new Refusal(404, "no such device, see /api/v1/devices");
        }
        doorkeeper.expel(device, "revoked");
        audit.note(Gate.operator(context).by(), "revoke", device.value(), "");
        context.status(204);
    }

    /** Forgets what the device said, for good; its rights stay. */
    private void erase(Context context) {
        DeviceId device = Json.device(context);
        if (registry.device(device).isEmpty()) {
            throw new Refusal(404, "no such device, see /api/v1/devices");
        }
        Receipt receipt = commands.erase(device).toCompletableFuture().completeOnTimeout(
                new Receipt.NotNow("the store is too slow"), LIMIT_SECONDS, TimeUnit.SECONDS)
                .join();
        if (receipt instanceof Receipt.NotNow(String why)) {
            throw new Refusal(503, "nothing was erased: " + why + "; try again");
        }
        audit.note(Gate.operator(context).by(), "erase", device.value(), "all that it had said");
        context.status(204);
    }

    private void acts(Context context) {
        String subject = Optional.ofNullable(context.queryParam("subject")).orElse("");
        List<Doc> acts = audit.latest(subject, ACTS).stream().<Doc>map(PlantRoutes::act).toList();
        Json.reply(context, 200, Doc.Obj.of("acts", new Doc.Arr(acts)));
    }

    private static Doc.Obj act(Act act) {
        return Doc.Obj.of("at", DeviceJson.time(act.at()), "who", Doc.text(act.who()))
                .with("action", Doc.text(act.action())).with("subject", Doc.text(act.subject()))
                .with("detail", Doc.text(act.detail()));
    }
}
