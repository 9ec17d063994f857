package dev.pilotlight.cloud.http;

import dev.pilotlight.cloud.port.Rollouts;
import dev.pilotlight.cloud.port.Rollouts.Answer;
import dev.pilotlight.cloud.port.Rollouts.Wish;
import dev.pilotlight.cloud.rollout.RolloutEvent.Order;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.units.Decoded;
import dev.pilotlight.wire.Fields;
import dev.pilotlight.wire.Shown;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** Roll-outs: looked at and ordered. Any thread that may block. */
final class RolloutRoutes {
    private static final long LIMIT_SECONDS = 10;
    private static final Map<String, Order> ORDERS = Map.of("pause", Order.PAUSE, "resume",
            Order.RESUME, "stop", Order.STOP, "roll-back", Order.ROLL_BACK);

    private final Rollouts rollouts;

    RolloutRoutes(Services services) {
        this.rollouts = services.rollouts();
    }

    void addTo(RoutesConfig routes) {
        String one = "/api/v1/rollouts/{id}";
        routes.get("/api/v1/rollouts", this::list);
        routes.post("/api/v1/rollouts", context -> draft(context, true));
        routes.post("/api/v1/rollout-preview", context -> draft(context, false));
        routes.get(one, this::show);
        routes.post(one + "/approve", context -> perform(context,
                new Wish.Approve(who(context), context.pathParam("id"))));
        routes.post(one + "/start", this::start);
        ORDERS.forEach((word, order) -> routes.post(one + "/" + word, context -> perform(context,
                new Wish.Command(who(context), context.pathParam("id"), order))));
    }

    private static String who(Context context) {
        return Gate.operator(context).name();
    }

    private void list(Context context) {
        Json.reply(context, 200, Doc.Obj.of("rollouts", new Doc.Arr(await(rollouts.all())
                .stream().<Doc>map(RolloutJson::view).toList())));
    }

    private void show(Context context) {
        Json.reply(context, 200, await(rollouts.detail(context.pathParam("id")))
                .map(RolloutJson::detail).orElseThrow(RolloutRoutes::unknown));
    }

    private void draft(Context context, boolean keep) {
        Fields fields = Fields.of(Json.object(context), "");
        fields.required("signed", "want a signed configuration, see: sign");
        Doc.Obj signed = fields.nested("signed", Doc.Obj.EMPTY, RolloutRoutes::object);
        String target = fields.text("target");
        Doc.Obj plan = fields.nested("plan", Doc.Obj.EMPTY, RolloutRoutes::object);
        perform(context, Json.value(fields.finish(
                () -> new Wish.Draft(who(context), signed, target, plan, keep))));
    }

    private static Decoded<Doc.Obj> object(Doc doc) {
        return doc instanceof Doc.Obj object
                ? Decoded.ok(object)
                : Decoded.malformed("", "is " + Shown.of(doc) + ", want an object");
    }

    private void start(Context context) {
        Fields fields = Fields.of(Json.object(context), "");
        int expected = (int) fields.whole("expected", 0, 100_000_000);
        perform(context, Json.value(fields.finish(
                () -> new Wish.Start(who(context), context.pathParam("id"), expected))));
    }

    private void perform(Context context, Wish wish) {
        switch (await(rollouts.ask(wish))) {
            case Answer.Done(var view) -> Json.reply(context, wish instanceof Wish.Draft
                    ? 201
                    : 200, RolloutJson.view(view));
            case Answer.Preview preview ->
                Json.reply(context, 200, RolloutJson.preview(preview));
            case Answer.Refused(var problems) -> throw new Refusal(422, problems);
            case Answer.Unknown _ -> throw unknown();
            case Answer.NotNow(String why) -> throw new Refusal(503, why + "; try again");
        }
    }

    private static <T> T await(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS).join();
        } catch (java.util.concurrent.CompletionException late) {
            throw new Refusal(503, "the store is too slow; try again");
        }
    }

    private static Refusal unknown() {
        return new Refusal(404, "no such roll-out, see /api/v1/rollouts");
    }
}
