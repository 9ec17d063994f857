package dev.pilotlight.faults.sim.net;

import dev.pilotlight.agent.port.Line;
import dev.pilotlight.cloud.port.DeviceLink;
import dev.pilotlight.faults.sim.fault.Fault;
import dev.pilotlight.faults.sim.fault.Illness;
import dev.pilotlight.faults.sim.fault.Trouble;
import dev.pilotlight.faults.sim.world.World;
import dev.pilotlight.units.DeviceId;
import dev.pilotlight.units.Temperature;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Several brokers in front of one cloud, and a way from every house to each of them. One thread.
 */
public final class Network implements DeviceLink {
    /** What nobody in a simulation ever asks for: who aims at it has obeyed a stale command. */
    public static final Temperature STALE_TARGET = Temperature.ofMilliC(27_300);

    private final World world;
    private final List<Broker> brokers = new ArrayList<>();
    private final Map<String, Path> paths = new TreeMap<>();
    private final Map<String, Contact> contacts = new TreeMap<>();
    private Consumer<DeviceId> stir = _ -> {};
    private Duration frozenAt = Duration.ofDays(-1);

    /** What is known of one device's talk. */
    private static final class Contact {
        private final List<Duration> attempts = new ArrayList<>();
        private Duration provedAt = Duration.ofDays(-1);
        private Duration sentAt = Duration.ofDays(-1);
        private long foreign;
        private long minute;
        private int thisMinute;
    }

    /** A network without brokers. */
    public Network(World world) {
        this.world = world;
    }

    /** Opens so many brokers in front of that. */
    public void open(int count, Backend backend) {
        for (int i = 0; i < count; i++) {
            brokers.add(new Broker(world, backend));
        }
    }

    /** Who is told that something was left for a device's link. */
    public void listen(Consumer<DeviceId> whenStirred) {
        stir = whenStirred;
    }

    /** How one start of a device makes connections. */
    public Calls calls(int house, DeviceId device) {
        return new Calls(this, house, device);
    }

    World world() {
        return world;
    }

    /** How many there are. */
    public int brokers() {
        return brokers.size();
    }

    Broker broker(int number) {
        return brokers.get(number);
    }

    Path path(int house, int broker) {
        return paths.computeIfAbsent(house + " to " + broker, name -> new Path(world, name));
    }

    /** The way suffers, once more or once less. */
    public void suffer(int house, int broker, Trouble trouble, boolean on) {
        for (int i = 0; i < brokers.size(); i++) {
            if (broker == Fault.OfPath.ALL || broker == i) {
                path(house, i).suffer(trouble, on);
            }
        }
    }

    /** A broker suffers, once more or once less. */
    public void suffer(int broker, Illness illness, boolean on) {
        if (illness == Illness.FROZEN) {
            frozenAt = on ? Duration.ofDays(365) : world.now();
        }
        brokers.get(broker).suffer(illness, on);
    }

    /** The process that holds all brokers is gone. */
    public void die() {
        brokers.forEach(Broker::die);
    }

    @Override
    public void send(DeviceId device, String topic, byte[] payload) {
        world.trace().mix(Arrays.hashCode(payload));
        brokers.forEach(broker -> broker.deliver(device, topic, payload));
    }

    private Contact contact(DeviceId device) {
        return contacts.computeIfAbsent(device.value(), _ -> new Contact());
    }

    void stir(DeviceId device) {
        stir.accept(device);
    }

    void attempted(DeviceId device) {
        world.count("connection tried");
        contact(device).attempts.add(world.now());
    }

    void proof(DeviceId device) {
        contact(device).provedAt = world.now();
    }

    void sent(DeviceId device) {
        Contact known = contact(device);
        known.sentAt = world.now();
        long minute = world.now().toMinutes();
        known.thisMinute = known.minute == minute ? known.thisMinute + 1 : 1;
        known.minute = minute;
    }

    void arrived(DeviceId device, Line.Message message) {
        boolean own = message.topic().contains("/" + device.value() + "/");
        contact(device).foreign += own ? 0 : 1;
    }

    /** True time of each attempt of that device to connect, oldest first. */
    public List<Duration> attempts(DeviceId device) {
        return contact(device).attempts;
    }

    /** When a broker's word last reached that device. */
    public Duration provedAt(DeviceId device) {
        return contact(device).provedAt;
    }

    /** How many messages that device has sent within the minute in which it last sent one. */
    public int sentInAMinute(DeviceId device) {
        return contact(device).thisMinute;
    }

    /** When that device last sent anything. */
    public Duration sentAt(DeviceId device) {
        return contact(device).sentAt;
    }

    /** Messages for other devices that reached that one. */
    public long foreign(DeviceId device) {
        return contact(device).foreign;
    }

    /** How long no broker has been frozen, nor given out what had come meanwhile. */
    public Duration frozenFor() {
        return world.now().minus(frozenAt);
    }
}
