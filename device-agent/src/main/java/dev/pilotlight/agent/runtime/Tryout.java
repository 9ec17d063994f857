package dev.pilotlight.agent.runtime;

import dev.pilotlight.agent.port.ConfigDoor;
import dev.pilotlight.agent.port.Keys;
import dev.pilotlight.agent.port.Slots;
import dev.pilotlight.agent.trial.Bundle;
import dev.pilotlight.agent.trial.Phase;
import dev.pilotlight.agent.trial.Place;
import dev.pilotlight.agent.trial.Step;
import dev.pilotlight.agent.trial.Trial;
import dev.pilotlight.agent.trial.TrialEffect;
import dev.pilotlight.agent.trial.TrialEffect.Outcome;
import dev.pilotlight.agent.trial.TrialEvent;
import dev.pilotlight.agent.trial.TrialMemory;
import dev.pilotlight.agent.trial.TrialMemory.Told;
import dev.pilotlight.agent.trial.TrialRules;
import dev.pilotlight.config.ConfigChange;
import dev.pilotlight.config.FirmwareConfig;
import dev.pilotlight.config.LinkSettings;
import dev.pilotlight.signing.ConfigGate;
import dev.pilotlight.signing.KnownTime;
import dev.pilotlight.signing.SignedConfig;
import dev.pilotlight.signing.Statement;
import dev.pilotlight.signing.Verdict;
import dev.pilotlight.twin.Doc;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.function.Supplier;

/**
 * Tries configurations: {@link Trial} decides, this performs, each effect durable before the next.
 * One thread. Every method may throw what {@link Slots} throws; then {@link #forget} goes back to
 * what is on disk.
 */
public final class Tryout {
    private final Setup setup;
    private final Slots slots;
    private final Trial trial;
    private TrialMemory memory;
    private boolean moved;
    /** What the last offer or trial changes, and for which bundle that was found out. */
    private Optional<Bundle> compared = Optional.empty();
    private List<String> changes = List.of();
    private Optional<LinkChange> changedLink = Optional.empty();

    /**
     * What a device is given once.
     *
     * @param installed the installer's configuration
     * @param written how that is written; read only when it is compared with another one
     * @param keys whose signatures count
     * @param audience hears what happens
     */
    public record Setup(FirmwareConfig installed, Supplier<Doc.Obj> written,
            Keys keys, TrialRules rules, Audience audience) {
        /** With keys that nobody changes, as in a simulation of trials alone. */
        public Setup(FirmwareConfig installed, Supplier<Doc.Obj> written,
                LongFunction<ConfigGate> gate, TrialRules rules, Audience audience) {
            this(installed, written, Keys.fixed(gate), rules, audience);
        }
    }

    /** Who hears what happens. On the tryout's thread; returns at once. */
    public interface Audience {
        /** The device is to run with this one from now on. */
        void run(FirmwareConfig config);

        /** Something that people and the cloud should read. */
        void notice(String kind, String text);
    }

    public Tryout(Setup setup, Slots slots) {
        this.setup = setup;
        this.slots = slots;
        this.trial = new Trial(setup.rules());
        this.memory = slots.recall();
    }

    TrialMemory memory() {
        return memory;
    }

    /** Drops what is not on disk. */
    void forget() {
        memory = slots.recall();
    }

    ConfigDoor.View view() {
        return new ConfigDoor.View(memory, setup.rules(), changes());
    }

    Verdict judge(byte[] signed, KnownTime now) {
        return setup.keys().gate(memory.state().newest()).judge(signed, now);
    }

    /** Takes a change of whose signatures count, or says why not. */
    Optional<Verdict.Refused> trust(String who, byte[] signed, KnownTime now) {
        return new Rotation(setup.keys(), setup.audience()).trust(who, signed, now);
    }

    /** The gate did not let it in; who passed it on under that version is told so. */
    void refused(String who, long version, Verdict.Refused refused) {
        if (version > 0) {
            memory = memory.telling(version, new Told(Outcome.REFUSED, refused.sentence()));
        }
        setup.audience().notice("config-refused", "a configuration from " + who
                + " is refused: " + refused.sentence());
    }

    /**
     * The configuration to start with. A disk that cannot be written does not keep the device from
     * starting with what was proven last.
     */
    FirmwareConfig boot() {
        Set<Place> sound = sound();
        Step step = trial.react(memory.state(), new TrialEvent.Booted(sound));
        try {
            perform(step, new ArrayDeque<>());
        } catch (java.io.UncheckedIOException disk) {
            setup.audience().notice("config-not-kept", "which configuration is in force cannot be"
                    + " kept: " + disk.getMessage());
            return config(sound.contains(memory.state().proven().place())
                    ? memory.state().proven()
                    : Bundle.INSTALLED);
        }
        return config(memory.state().inForce());
    }

    /** Takes one event and does all that comes of it. */
    void happens(TrialEvent first) {
        Deque<TrialEvent> events = new ArrayDeque<>(List.of(first));
        Bundle before = memory.state().inForce();
        while (!events.isEmpty()) {
            perform(trial.react(memory.state(), events.poll()), events);
        }
        moved = moved || !memory.state().inForce().equals(before);
    }

    /** Has the device run with what is in force, if that is another one than before. */
    void announce() {
        if (moved) {
            moved = false;
            setup.audience().run(config(memory.state().inForce()));
        }
    }

    /** What is told is part of what is remembered, so that a power cut loses neither. */
    private void perform(Step step, Deque<TrialEvent> events) {
        TrialMemory next = memory.in(step.state());
        for (TrialEffect effect : step.effects()) {
            if (effect instanceof TrialEffect.Tell(long version, Outcome outcome, String why)) {
                next = next.telling(version, new Told(outcome, why));
            }
        }
        for (TrialEffect effect : step.effects()) {
            switch (effect) {
                case TrialEffect.Remember(var state) -> slots.remember(next.in(state));
                case TrialEffect.Store(Bundle bundle, String signed) -> {
                    slots.store(bundle.place(), signed);
                    events.add(new TrialEvent.Stored(bundle));
                }
                case TrialEffect.Run _ -> {
                    // What is in force when all is done is run.
                }
                case TrialEffect.Tell(long version, Outcome outcome, String why) ->
                    setup.audience().notice("config-" + outcome.word(), "configuration " + version
                            + " is " + outcome.word() + (why.isEmpty() ? "" : ": " + why));
            }
        }
        memory = next;
    }

    /** The slots that hold what the memory says, and what this program can run. */
    private Set<Place> sound() {
        Set<Place> sound = EnumSet.noneOf(Place.class);
        for (Bundle bundle : named()) {
            if (bundle.place() != Place.FILE && read(bundle).isPresent()) {
                sound.add(bundle.place());
            }
        }
        return sound;
    }

    private List<Bundle> named() {
        Deque<Bundle> named = new ArrayDeque<>();
        named.add(memory.state().proven());
        memory.state().previous().ifPresent(named::add);
        underWay().ifPresent(named::add);
        return List.copyOf(named);
    }

    private Optional<Bundle> underWay() {
        return switch (memory.state().phase()) {
            case Phase.Idle _,Phase.Storing _ -> Optional.empty();
            case Phase.Staged(Bundle bundle, _) -> Optional.of(bundle);
            case Phase.OnTrial under -> Optional.of(under.bundle());
        };
    }

    private Optional<SignedConfig> signed(Bundle bundle) {
        return slots.read(bundle.place())
                .flatMap(text -> SignedConfig.read(text.getBytes(StandardCharsets.UTF_8))
                        .toOptional())
                .filter(signed -> signed.sha256().equals(Optional.of(bundle.sha256())));
    }

    private Optional<FirmwareConfig> read(Bundle bundle) {
        return signed(bundle).flatMap(signed -> setup.keys().gate(0).again(signed.bytes())
                .toOptional());
    }

    private FirmwareConfig config(Bundle bundle) {
        return bundle.place() == Place.FILE
                ? setup.installed()
                : read(bundle).orElseGet(setup::installed);
    }

    /**
     * What is on trial and what it would replace, where their links differ in broker or identity:
     * only connecting proves that. A configuration without a broker has nothing to connect to.
     */
    Optional<LinkChange> changedLink() {
        if (!(memory.state().phase() instanceof Phase.OnTrial under)) {
            changedLink = Optional.empty();
            return Optional.empty();
        }
        if (changedLink.filter(known -> known.of().equals(under.bundle())).isEmpty()) {
            changedLink = Optional.of(new LinkChange(under.bundle(), config(memory.state()
                    .proven()), config(under.bundle())));
        }
        return changedLink.filter(LinkChange::hasToBeProven);
    }

    /** Two configurations, of which the newer is on trial. */
    record LinkChange(Bundle of, FirmwareConfig before, FirmwareConfig now) {
        private boolean hasToBeProven() {
            LinkSettings old = before.connections().link();
            LinkSettings other = now.connections().link();
            boolean same = old.brokers().equals(other.brokers()) && old.own().equals(other.own())
                    && before.thing().equals(now.thing()) && before.tenant().equals(now.tenant());
            return !same && !old.brokers().isEmpty() && !other.brokers().isEmpty();
        }
    }

    private List<String> changes() {
        Optional<Bundle> now = underWay();
        if (!now.equals(compared)) {
            compared = now;
            changes = now.map(bundle -> ConfigChange.between(doc(memory.state().proven()),
                    doc(bundle)).stream().map(ConfigChange::sentence).toList()).orElse(List.of());
        }
        return changes;
    }

    /** What a configuration says in its own words; its device's name goes without saying. */
    private Doc.Obj doc(Bundle bundle) {
        Doc.Obj doc = bundle.place() == Place.FILE
                ? setup.written().get()
                : signed(bundle).flatMap(signed -> signed.statement().toOptional())
                        .map(Statement::configuration).orElse(Doc.Obj.EMPTY);
        return doc.without("thing").without("tenant");
    }
}
