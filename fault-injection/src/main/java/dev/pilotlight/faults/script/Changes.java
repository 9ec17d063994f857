package dev.pilotlight.faults.script;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pilotlight.faults.client.Answer;
import dev.pilotlight.faults.demo.AgentConfig;
import dev.pilotlight.faults.demo.World;
import dev.pilotlight.faults.ledger.Fact;
import dev.pilotlight.signing.SigningKey;
import dev.pilotlight.signing.Statement;
import dev.pilotlight.signing.Target;
import dev.pilotlight.signing.Validity;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.units.DeviceId;
import dev.pilotlight.wire.Codec;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Changes that must not get through: a stranger's configuration at the house, and an operator's
 * slip at the cloud. One thread.
 */
final class Changes {
    private static final String STREET = "street";
    private static final Validity ALWAYS = new Validity(Instant.EPOCH,
            Instant.parse("2090-01-01T00:00:00Z"));
    /** What was meant: ten houses first, a day of looking on, three quarters left alone. */
    private static final String SLIP = "{\"waves\":[\"0 %\",\"100 %\"],\"perMinute\":10000,"
            + "\"soak\":\"24s\",\"floor\":0}";

    private final World world;
    private final SigningKey key = SigningKey.make(new SecureRandom());

    Changes(World world) {
        this.world = world;
    }

    /** Somebody in the house's network hands it configurations that nobody there trusts. */
    void strangersOffer() throws IOException {
        Doc.Obj forged = key.sign(statement(new Target.Thing(new DeviceId(AgentConfig.THING))))
                .doc();
        offer("signed by a stranger, who would heat to 34 °C", forged);
        offer("the same with its signature left out", forged.without("signature"));
    }

    private Statement statement(Target target) throws IOException {
        Doc.Obj own = Codec.yaml(Files.readAllBytes(world.programs().agentConfig())).toOptional()
                .orElseThrow();
        Doc.Obj hot = own.with("limits", Doc.Obj.of("ceiling", Doc.num(BigDecimal.valueOf(34))));
        return new Statement("home", target, 99, ALWAYS, hot.without("thing"));
    }

    private void offer(String what, Doc.Obj signed) throws IOException {
        String before = inForce();
        Answer answer = world.programs().agentApi().send("PUT", "/api/v1/configuration", Codec
                .text(Doc.Obj.of("apply", signed)));
        world.ledger().write(new Fact.Offered(world.timeline().now(), what, !answer.isOk(), before
                .equals(inForce()), sentences(answer)));
    }

    /** What the house says that it runs with, and what follows from that for people. */
    private String inForce() throws IOException {
        JsonNode view = world.programs().agentApi().send("GET", "/api/v1/configuration", "").body();
        return view.path("proven") + " " + view.path("phase") + " " + world.programs().agentApi()
                .state().path("settings");
    }

    /** An operator means one house, and orders a change of all that there are, at once. */
    void operatorSlips() throws IOException {
        for (String thing : List.of(AgentConfig.THING, DistantController.THING)) {
            accepted(ask("PUT", "/api/v1/devices/" + thing + "/place",
                    "{\"site\":\"\",\"groups\":[\"" + STREET + "\"]}"));
        }
        Doc.Obj signed = key.sign(statement(new Target.Group(STREET))).doc();
        Answer draft = accepted(ask("POST", "/api/v1/rollouts", "{\"signed\":" + Codec.text(signed)
                + ",\"target\":\"group=" + STREET + "\",\"plan\":" + SLIP + "}"));
        String order = "/api/v1/rollouts/" + draft.body().path("id").asText();
        Answer start = ask("POST", order + "/start", "{\"expected\":1}");
        boolean begun = !ask("GET", order, "").body().path("state").asText().equals("DRAFT");
        world.ledger().write(new Fact.Mistyped(world.timeline().now(), !start.isOk(), begun,
                sentences(start)));
    }

    private Answer ask(String method, String path, String body) throws IOException {
        return world.programs().cloudApi().sendAs("Bearer " + world.programs().adminToken(),
                method, path, body);
    }

    private static Answer accepted(Answer answer) throws IOException {
        if (!answer.isOk()) {
            throw new IOException("the cloud refused: " + answer);
        }
        return answer;
    }

    private static String sentences(Answer answer) {
        List<String> all = new ArrayList<>();
        answer.body().path("problems").forEach(problem -> all.add((problem.path("path").asText()
                + " " + problem.path("sentence").asText()).strip()));
        return all.isEmpty() ? answer.body().path("detail").asText("") : String.join("; ", all);
    }
}
