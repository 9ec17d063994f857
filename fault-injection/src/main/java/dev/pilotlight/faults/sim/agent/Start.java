package dev.pilotlight.faults.sim.agent;

import dev.pilotlight.agent.core.Event;
import dev.pilotlight.agent.core.LocalEdit;
import dev.pilotlight.agent.core.Rules;
import dev.pilotlight.agent.core.Sample;
import dev.pilotlight.agent.core.Starting;
import dev.pilotlight.agent.core.Status;
import dev.pilotlight.agent.core.Thermostat;
import dev.pilotlight.agent.core.Twins;
import dev.pilotlight.agent.link.LinkReport;
import dev.pilotlight.agent.port.Answer;
import dev.pilotlight.agent.runtime.AgentLoop;
import dev.pilotlight.agent.runtime.Beat;
import dev.pilotlight.agent.runtime.Desk;
import dev.pilotlight.agent.runtime.Mailbox;
import dev.pilotlight.agent.runtime.Ports;
import dev.pilotlight.config.FirmwareConfig;
import dev.pilotlight.faults.sim.world.World;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * What runs between two power cuts: the agent's own loop, desk, mailbox and link, stepped when
 * something is due or was left for them, as {@code LoopThread} does on a Pi. One thread.
 */
public final class Start {
    private static final Duration RECENT = Duration.ofSeconds(1);

    private final World world;
    private final Home home;
    private final String id;
    private final Mailbox mailbox = new Mailbox();
    private final Beat beat = new Beat();
    private final SimJournal journal;
    private final Link link;
    private final Desk desk;
    private final AgentLoop loop;
    private Duration nextTick = Duration.ZERO;
    private Duration nextLinkStep = Duration.ZERO;
    private final Duration begunAt;
    private boolean stirring;
    private boolean linkStirring;
    private boolean hung;
    private boolean dead;
    private long shownRevision = -1;
    private Duration shownAt;
    private Status shown;

    Start(World world, Home home, String id, FirmwareConfig config) {
        this.world = world;
        this.home = home;
        this.id = id;
        this.journal = new SimJournal(world, home.disk(), id, world.chance("disk " + id));
        this.link = home.links().make(home, id, journal.outbox());
        Ports ports = new Ports(home.clock(), home.contacts(), journal, link.uplink());
        Thermostat first = Starting.start(Rules.of(config, id), journal.settings(),
                home.clock().now());
        this.desk = new Desk(first, ports, mailbox, beat);
        this.loop = new AgentLoop(first, ports, mailbox, desk);
        this.begunAt = world.now();
        this.shownAt = world.now();
        this.shown = desk.status();
    }

    void begin(boolean hangs) {
        hung = hangs;
        stir();
        journal.start(this::leave);
        journal.whenCommitted(this::stirLink);
        leave(new Event.Noticed("started", "the agent started"));
        link.uplink().start(this::leave);
        stirLink();
    }

    private boolean leave(Event event) {
        boolean taken = !dead && mailbox.offer(event);
        stir();
        return taken;
    }

    void hear(Sample sample) {
        hear(new Event.Sampled(sample));
    }

    void hear(Event news) {
        leave(news);
    }

    CompletableFuture<Answer> ask(LocalEdit edit) {
        CompletableFuture<Answer> answer = desk.ask(edit).toCompletableFuture();
        stir();
        return answer;
    }

    /** Something was left for the loop: it is stepped after all that is under way. */
    private void stir() {
        if (!stirring && !dead) {
            stirring = true;
            world.after(Duration.ZERO, () -> {
                stirring = false;
                step();
            });
        }
    }

    private void step() {
        if (dead || hung) {
            return;
        }
        home.touch();
        Duration next = loop.step();
        world.trace().mix(loop.state().revision());
        if (!next.equals(nextTick)) {
            beat.ticked(lateness());
            nextTick = next;
            world.at(home.clock().bootedAt().plus(next), this::step);
        }
        if (link.hasItems()) {
            stirLink();
        }
    }

    /** Of the tick that was due; the first is due when it comes. */
    private Duration lateness() {
        Duration late = uptime().minus(nextTick);
        return nextTick.isZero() || late.isNegative() ? Duration.ZERO : late;
    }

    /** Something was left for the link. */
    public void stirLink() {
        if (!linkStirring && !dead) {
            linkStirring = true;
            world.after(Duration.ZERO, () -> {
                linkStirring = false;
                stepLink();
            });
        }
    }

    private void stepLink() {
        if (dead || hung) {
            return;
        }
        home.touch();
        wakeLinkAt(link.step());
        if (link.hasItems()) {
            stirLink();
        }
    }

    /** A link that wants to be stepped at once has been stepped; a moment later is soon enough. */
    private void wakeLinkAt(Duration uptime) {
        Duration soonest = uptime().plusMillis(1);
        Duration next = uptime.compareTo(soonest) < 0 ? soonest : uptime;
        if (next.equals(nextLinkStep)) {
            return;
        }
        nextLinkStep = next;
        world.at(home.clock().bootedAt().plus(next), () -> {
            if (next.equals(nextLinkStep)) {
                nextLinkStep = Duration.ZERO;
                stepLink();
            }
        });
    }

    void hang(boolean begins) {
        hung = begins;
        if (!begins) {
            stir();
            stirLink();
        }
    }

    /** Another configuration is to run: all that is held is written, as far as the disk allows. */
    void close() {
        dead = true;
        journal.close();
        link.cut();
    }

    void die() {
        dead = true;
        journal.die();
        link.cut();
    }

    Duration uptime() {
        return home.clock().now().uptime();
    }

    /** Which start of which device. */
    public String id() {
        return id;
    }

    /** True time at which this loop began. */
    public Duration begunAt() {
        return begunAt;
    }

    /** Events that the thermostat failed on; any other number than 0 is a bug. */
    public long failures() {
        return loop.failures();
    }

    /** What it holds of the twin. */
    public Twins twins() {
        return loop.state().twins();
    }

    /** Grows whenever something changes that people can see. */
    public long revision() {
        return loop.state().revision();
    }

    /** What its thermostat does at this very moment, counted beats and all. */
    Status health() {
        return desk.status();
    }

    /** What people see; up to a second old. */
    public Status status() {
        boolean news = shownRevision != revision();
        return news && world.now().minus(shownAt).compareTo(RECENT) >= 0 ? statusNow() : shown;
    }

    /** What people see at this very moment. */
    public Status statusNow() {
        if (shownRevision != revision()) {
            shownRevision = revision();
            shownAt = world.now();
            shown = desk.status();
        }
        return shown;
    }

    LinkReport report() {
        return link.uplink().report();
    }

    /** Rows that wait for the cloud, committed or not. */
    public long waiting() {
        return journal.waiting();
    }
}
