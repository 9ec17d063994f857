package dev.pilotlight.faults.sim.scenario;

import dev.pilotlight.agent.core.LocalEdit;
import dev.pilotlight.cloud.port.Commands;
import dev.pilotlight.cloud.twins.ControlWish;
import dev.pilotlight.cloud.twins.OperatorEdit;
import dev.pilotlight.faults.sim.agent.Home;
import dev.pilotlight.faults.sim.cloud.SimCloud;
import dev.pilotlight.faults.sim.fault.Act;
import dev.pilotlight.faults.sim.fault.Offer;
import dev.pilotlight.faults.sim.law.Intent;
import dev.pilotlight.faults.sim.law.Service;
import dev.pilotlight.schedule.Mode;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.units.Decoded;
import dev.pilotlight.units.DeviceId;
import dev.pilotlight.units.Temperature;
import dev.pilotlight.wire.Codec;
import dev.pilotlight.wire.Properties;
import dev.pilotlight.wire.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** What people do, at the wall and in the app, through the product's own doors. One thread. */
public final class People {
    private static final Duration HOLD = Duration.ofHours(6);
    private static final Duration LEASE = Duration.ofHours(1);
    private static final String APP = "app:ada";
    private static final Commands.Result NOBODY = new Commands.Result.NotNow(
            "there is nobody to ask");
    private static final int MILLI_K_PER_TENTH = 100;
    private static final int OTHER_TENTHS = 15;

    private final List<Home> homes;
    private final Optional<Service> service;

    People(List<Home> homes, Optional<Service> service) {
        this.homes = homes;
        this.service = service;
    }

    void act(int house, Act act, int tenths) {
        Home home = homes.get(house);
        Temperature wanted = Temperature.ofMilliC(tenths * MILLI_K_PER_TENTH);
        switch (act) {
            case WALL -> home.ask(new LocalEdit.SetTarget(wanted, Optional.empty()));
            case OFF -> home.ask(new LocalEdit.SetMode(Mode.OFF));
            case HEAT -> home.ask(new LocalEdit.SetMode(Mode.HEAT));
            case APP -> lend(home, Properties.HOLD, wanted, HOLD);
            case BOTH -> {
                home.ask(new LocalEdit.SetTarget(wanted, Optional.empty()));
                lend(home, Properties.HOLD, wanted.plus(OTHER_TENTHS * MILLI_K_PER_TENTH), HOLD);
            }
            case LEASE -> lend(home, Properties.LEASE, wanted, LEASE);
            case MISTYPE -> homes.forEach(this::mistype);
            case WEEK -> week(home, wanted);
            case CONFIG -> home.offer(Offer.GOOD);
            case CONFIG_BLIND -> home.offer(Offer.BLIND);
            case CONFIG_FORGED -> home.offer(Offer.FORGED);
            case CONFIG_REPLAYED -> home.offer(Offer.REPLAYED);
        }
    }

    private void lend(Home home, String property, Temperature target, Duration time) {
        service.ifPresent(far -> far.cloud().ifPresentOrElse(cloud -> {
            CompletableFuture<Commands.Result> _ = ask(far, cloud, home, property, target, cloud
                    .wall().plus(time));
        }, () -> wish(far, home, target, time)));
    }

    /** With a broker of one's own every wish is a lease, and whoever is away does not hear it. */
    private static void wish(Service far, Home home, Temperature target, Duration time) {
        Instant until = home.plan().start().plus(home.world().now()).plus(time);
        Doc.Obj wish = Doc.Obj.of("target", Doc.num(target.decimal()), "until", Doc.text(until
                .toString()));
        home.world().count("asked through the own broker");
        far.asked(new Intent(home.world().now(), home.plan().number(), Properties.LEASE, target,
                until, CompletableFuture.completedFuture(NOBODY)));
        far.network().send(device(home), Topics.set(Setup.TENANT, device(home)), Codec.write(
                wish));
    }

    /** Somebody holds a target in the app until then; what the cloud makes of it. */
    public CompletableFuture<Commands.Result> hold(int house, Temperature target, Instant until) {
        return service.flatMap(far -> far.cloud().map(cloud -> ask(far, cloud, homes.get(house),
                Properties.HOLD, target, until))).orElseGet(() -> CompletableFuture
                        .completedFuture(NOBODY));
    }

    private static CompletableFuture<Commands.Result> ask(Service far, SimCloud cloud, Home home,
            String property, Temperature target, Instant until) {
        Doc wish = Doc.Obj.of("target", Doc.num(target.decimal()), "until", Doc.text(until
                .toString()));
        Decoded<OperatorEdit> edit = OperatorEdit.control(device(home), Doc.Obj.of(property,
                wish), new ControlWish(APP, cloud.wall(), List.of()));
        home.world().count("asked in the app");
        CompletableFuture<Commands.Result> result = edit.toOptional().map(valid -> send(cloud,
                home, valid)).orElseGet(() -> CompletableFuture.completedFuture(NOBODY));
        if (edit.toOptional().isPresent()) {
            far.asked(new Intent(home.world().now(), home.plan().number(), property, target,
                    until, result));
        }
        return result;
    }

    private static CompletableFuture<Commands.Result> send(SimCloud cloud, Home home,
            OperatorEdit edit) {
        return cloud.edit(edit).thenApply(result -> {
            home.world().tell("app", home.plan().name() + " " + edit.values() + " "
                    + result.getClass().getSimpleName());
            return result;
        }).toCompletableFuture();
    }

    private static DeviceId device(Home home) {
        return home.plan().config().thing();
    }

    /** For all houses at once; refused before it reaches any device. */
    private void mistype(Home home) {
        service.flatMap(Service::cloud).ifPresent(cloud -> {
            Doc wish = Doc.Obj.of("target", Doc.num(new java.math.BigDecimal("99")), "until", Doc
                    .text(cloud.wall().plus(HOLD).toString()));
            Optional<OperatorEdit> taken = OperatorEdit.control(device(home), Doc.Obj.of(
                    Properties.HOLD, wish), new ControlWish(APP, cloud.wall(), List.of()))
                    .toOptional();
            home.world().count(taken.isPresent() ? "mistype taken" : "mistype refused");
            taken.ifPresent(edit -> {
                CompletableFuture<Commands.Result> _ = send(cloud, home, edit);
            });
        });
    }

    private void week(Home home, Temperature target) {
        service.flatMap(Service::cloud).ifPresent(cloud -> {
            Doc.Obj entry = Doc.Obj.of("days", Doc.text("daily"), "at", Doc.text("00:00"))
                    .with("target", Doc.num(target.decimal()));
            home.world().count("week edited");
            OperatorEdit.entry(device(home), "all-day", entry, APP).toOptional().ifPresent(
                    edit -> {
                        CompletableFuture<Commands.Result> _ = send(cloud, home, edit);
                    });
        });
    }
}
