package dev.pilotlight.agent.uplink;

import dev.pilotlight.agent.core.ClockTrust;
import dev.pilotlight.agent.core.Moment;
import dev.pilotlight.agent.link.Failure;
import dev.pilotlight.agent.port.Line;
import dev.pilotlight.agent.port.Lines;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A broker in simulated time that answers at once, or not at all. */
final class ScriptedLines implements Lines {
    final List<Call> calls = new ArrayList<>();
    final List<Line.Message> heard = new ArrayList<>();
    boolean answers = true;
    boolean acknowledges = true;
    private Duration now = Duration.ofSeconds(1);
    private Optional<Caller> newest = Optional.empty();

    Moment now() {
        return new Moment(Instant.EPOCH.plus(now), now, ClockTrust.TRUSTED);
    }

    void sleepUntil(Duration then) {
        now = then.compareTo(now) > 0 ? then : now;
    }

    @Override
    public void open(Call call, Caller caller) {
        calls.add(call);
        newest = Optional.of(caller);
        if (answers) {
            caller.opened(new Open(caller), Optional.empty());
        } else {
            caller.failed(new Failure(Failure.Kind.TCP, "it cannot be reached"));
        }
    }

    /** The newest connection breaks. */
    void snaps() {
        newest.orElseThrow().broken(new Failure(Failure.Kind.LOST, "reset"), Optional.empty());
    }

    @Override
    public Credentials credentials() {
        return new Credentials.Usable();
    }

    @Override
    public boolean hasNewCredentials() {
        return false;
    }

    private final class Open implements Line {
        private final Caller caller;

        Open(Caller caller) {
            this.caller = caller;
        }

        @Override
        public void publish(long id, Message message) {
            if (acknowledges) {
                heard.add(message);
                caller.acknowledged(id, 0);
            }
        }

        @Override
        public void confirm(int messageId) {
            // There is nobody who counts.
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void leave(Message lastWord) {
            heard.add(lastWord);
        }

        @Override
        public void discard() {
            // Nothing is left behind.
        }
    }
}
