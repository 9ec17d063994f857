package dev.pilotlight.agent.gpio;

import com.pi4j.exception.Pi4JException;
import com.pi4j.io.gpio.digital.DigitalInput;
import dev.pilotlight.agent.core.Sample;
import dev.pilotlight.agent.port.Thermometer;
import dev.pilotlight.agent.port.TimeSource;
import dev.pilotlight.config.Pin;
import dev.pilotlight.config.Wires;
import dev.pilotlight.config.Wires.Port;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Window contacts on pins. Each speaks when it changes, and every {@link #REMIND} so that it stays
 * fresh; one whose pin was not to be had is asked for as often.
 */
public final class Contacts implements Thermometer {
    private static final Logger LOG = LoggerFactory.getLogger(Contacts.class);
    private static final Duration REMIND = Duration.ofSeconds(10);
    /** A reed contact bounces for a few milliseconds, a slamming window for longer. */
    private static final Duration DEBOUNCE = Duration.ofMillis(50);

    private final Header header;
    private final TimeSource time;
    private final List<Contact> contacts = new ArrayList<>();
    private volatile boolean closed;
    private volatile @Nullable Thread thread;

    /** Nothing is taken before {@link #start}. */
    public Contacts(Header header, Wires wires, TimeSource time) {
        this.header = header;
        this.time = time;
        wires.sensors().forEach((name, probe) -> {
            if (probe.port() instanceof Port.Contact(Pin pin, boolean lowWhenClosed)) {
                contacts.add(new Contact(name, pin, lowWhenClosed));
            }
        });
    }

    /** One contact, and its pin once it was to be had. */
    private static final class Contact {
        private final String name;
        private final Pin pin;
        private final boolean lowWhenClosed;
        private @Nullable DigitalInput input;

        private Contact(String name, Pin pin, boolean lowWhenClosed) {
            this.name = name;
            this.pin = pin;
            this.lowWhenClosed = lowWhenClosed;
        }
    }

    @Override
    public void start(Consumer<Sample> sink) {
        if (!contacts.isEmpty()) {
            thread = Thread.ofPlatform().daemon().name("contacts").start(() -> remind(sink));
        }
    }

    private void remind(Consumer<Sample> sink) {
        while (!closed) {
            contacts.forEach(contact -> tell(contact, sink));
            LockSupport.parkNanos(REMIND.toNanos());
        }
    }

    private void tell(Contact contact, Consumer<Sample> sink) {
        try {
            DigitalInput input = taken(contact, sink);
            sink.accept(sample(contact, input.isHigh()));
        } catch (IOException | Pi4JException refused) {
            String why = String.valueOf(refused.getMessage());
            LOG.warn("contact {} on {}: {}", contact.name, contact.pin, why);
            sink.accept(new Sample.Failed(contact.name, why, time.now().uptime()));
        }
    }

    private DigitalInput taken(Contact contact, Consumer<Sample> sink) throws IOException {
        DigitalInput known = contact.input;
        if (known != null) {
            return known;
        }
        DigitalInput input = header.input(contact.pin, contact.lowWhenClosed, DEBOUNCE);
        input.addListener(change -> sink.accept(sample(contact, change.state().isHigh())));
        contact.input = input;
        return input;
    }

    private Sample sample(Contact contact, boolean high) {
        return new Sample.Told(contact.name, high == contact.lowWhenClosed ? 1 : 0, time.now()
                .uptime());
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }
}
