package dev.pilotlight.faults.demo;

import dev.pilotlight.faults.house.HouseServer;
import dev.pilotlight.faults.house.PaceFile;
import dev.pilotlight.faults.house.Relays;
import dev.pilotlight.faults.house.SensorFault;
import dev.pilotlight.faults.ledger.Fact;
import dev.pilotlight.faults.ledger.Fault;
import dev.pilotlight.faults.ledger.Ledger;
import dev.pilotlight.faults.ledger.When;
import dev.pilotlight.faults.proxy.Toxic;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

/**
 * Everything that is there, and the verbs that break and mend it. Each verb is written into the
 * ledger.
 *
 * <p>
 * The verbs belong to one thread; the queries to any.
 */
public final class World implements Closeable {

    static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final Setup setup;
    private final Addresses addresses;
    private final PaceFile pace;
    private final Timeline timeline;
    private final Ledger ledger = new Ledger();
    private final Diary diary;
    private final HouseServer house;
    private final Links links;
    private final Programs programs;
    private final Broken broken;

    /**
     * Builds the house and the links; no program runs yet.
     *
     * @throws IOException when a port or the data folder cannot be had
     */
    public World(Setup setup) throws IOException {
        this.setup = setup;
        this.addresses = Addresses.free();
        Folders.fresh(setup.data());
        this.pace = new PaceFile(setup.data().resolve("pace"), InstantSource.system(),
                setup.start(), setup.speed());
        this.timeline = new Timeline(pace);
        this.diary = new Diary(ledger, timeline);
        this.house = new HouseServer(addresses.house(), ModelRoom.livedIn(setup.start()), pace,
                diary);
        this.broken = new Broken(ledger, timeline);
        this.links = new Links(addresses, place -> ledger.write(new Fact.Dialled(timeline.now(),
                place)));
        this.programs = new Programs(setup, addresses, pace);
        Files.writeString(programs.agentConfig(), AgentConfig.yaml(addresses));
    }

    /** What was seen so far, and where more may be written. */
    public Ledger ledger() {
        return ledger;
    }

    /** The clocks. */
    public Timeline timeline() {
        return timeline;
    }

    /** The house's clock. */
    public PaceFile pace() {
        return pace;
    }

    /** Where everything listens. */
    public Addresses addresses() {
        return addresses;
    }

    /** The two programs. */
    public Programs programs() {
        return programs;
    }

    /** What the house is made of. */
    public Setup setup() {
        return setup;
    }

    /** The true temperature of the room, in degrees Celsius. */
    public double roomC() {
        return diary.house().roomC();
    }

    /** What the contacts do. */
    public Relays relays() {
        return diary.house().relays();
    }

    /** The greatest lateness of a control tick, as the house saw it. */
    public Duration worstLateness() {
        return diary.worstLateness();
    }

    /** How long, in real time, the contacts have been as they are. */
    public Duration relaysSince() {
        return timeline.now().real().minus(diary.house().movedAt());
    }

    /** The next control decision at the house that fits. */
    public CompletableFuture<When> nextDrive(Predicate<Relays> wanted) {
        return diary.next(wanted);
    }

    /** What is broken now. */
    public Set<Fault> faults() {
        return broken.now();
    }

    /** Starts both programs for the first time: cloud, one-time token, enrolment, agent. */
    public void begin() throws IOException {
        programs.startCloud();
        programs.enrolAgent();
        startAgent();
    }

    /** Takes the power from the cloud. */
    public void killCloud() {
        programs.cloud().kill();
        broken.ended(Fault.CLOUD_FROZEN);
        broken.began(Fault.CLOUD_DEAD);
    }

    /** Stops the cloud's process in the middle of what it does. */
    public void freezeCloud() {
        programs.cloud().freeze();
        broken.began(Fault.CLOUD_FROZEN);
    }

    /** Starts a dead cloud again, or lets a frozen one go on. */
    public void returnCloud() throws IOException {
        if (broken.has(Fault.CLOUD_FROZEN)) {
            programs.cloud().thaw();
            broken.ended(Fault.CLOUD_FROZEN);
        }
        if (broken.has(Fault.CLOUD_DEAD)) {
            programs.startCloud();
            broken.ended(Fault.CLOUD_DEAD);
        }
    }

    /** Both houses' ways to the cloud swallow every byte from now on. */
    public void darkenLink() {
        links.set(Toxic.SWALLOW);
        broken.began(Fault.LINK_DARK);
    }

    /** Bytes pass again. */
    public void healLink() {
        links.set(Toxic.PASS);
        broken.ended(Fault.LINK_DARK);
    }

    /** The thermometer falls silent. */
    public void breakSensor() {
        house.sensor(SensorFault.SILENT);
        broken.began(Fault.SENSOR_DEAD);
    }

    /** The thermometer measures again. */
    public void mendSensor() {
        house.sensor(SensorFault.NONE);
        broken.ended(Fault.SENSOR_DEAD);
    }

    /** Takes the power from the agent. */
    public void cutAgent() {
        programs.agent().kill();
        broken.began(Fault.AGENT_DEAD);
    }

    /**
     * Gives the agent power, and waits for its first control decision at the house; for the first
     * that it makes with a reading, if there is a thermometer that works.
     */
    public Duration startAgent() throws IOException {
        CompletableFuture<When> first = broken.has(Fault.SENSOR_DEAD)
                ? diary.next(_ -> true)
                : diary.nextInformed();
        programs.startAgent();
        When drive = Waiting.on(first, Duration.ofSeconds(60),
                "the agent's first control decision");
        Duration took = drive.real().minus(timeline.realAt(programs.agent().startedNanos()));
        ledger.write(new Fact.Started(drive, took));
        broken.ended(Fault.AGENT_DEAD);
        programs.awaitPage();
        return took;
    }

    /** Mends whatever is broken. */
    public void mendAll() throws IOException {
        if (broken.has(Fault.LINK_DARK)) {
            healLink();
        }
        returnCloud();
        if (broken.has(Fault.SENSOR_DEAD)) {
            mendSensor();
        }
        if (broken.has(Fault.AGENT_DEAD)) {
            startAgent();
        }
    }

    /** Writes a sentence of the story. */
    public void tell(String sentence) {
        When now = timeline.now();
        ledger.write(new Fact.Told(now, sentence));
        setup.teller().accept(String.format("%s  +%3d s  %s",
                CLOCK.format(now.shown().atZone(AgentConfig.ZONE)), now.real().toSeconds(),
                sentence));
    }

    /** Where a person looks first. */
    public String introduction() {
        return """

                page in the house  %s/   PIN %s
                dashboard          %s/   admin token %s
                """.formatted(addresses.pageAddress(), programs.pin(),
                addresses.dashboardAddress(), programs.adminToken());
    }

    @Override
    public void close() throws IOException {
        programs.close();
        house.close();
        links.close();
    }
}
