package dev.pilotlight.agent.uplink;

import dev.pilotlight.agent.core.ClockTrust;
import dev.pilotlight.agent.core.Moment;
import dev.pilotlight.agent.link.Failure;
import dev.pilotlight.agent.port.Line;
import dev.pilotlight.agent.port.Lines;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** A broker in simulated time that answers at once, as slowly as its line is, or not at all. */
final class ScriptedLines implements Lines {
    final List<Call> calls = new ArrayList<>();
    final List<Line.Message> heard = new ArrayList<>();
    boolean answers = true;
    boolean acknowledges = true;
    Credentials credentials = new Credentials.Usable();
    /** What the line carries; 0 for any number. */
    int bytesASecond;
    private Duration now = Duration.ofSeconds(1);
    private Duration carried = Duration.ZERO;
    private final Deque<Late> late = new ArrayDeque<>();

    private record Late(Duration at, Caller caller, long id) {}

    private Optional<Caller> newest = Optional.empty();

    Moment now() {
        return new Moment(Instant.EPOCH.plus(now), now, ClockTrust.TRUSTED);
    }

    void sleepUntil(Duration then) {
        while (!late.isEmpty() && late.getFirst().at().compareTo(then) <= 0) {
            Late next = late.removeFirst();
            now = next.at().compareTo(now) > 0 ? next.at() : now;
            next.caller().acknowledged(next.id(), 0);
        }
        now = then.compareTo(now) > 0 ? then : now;
    }

    /** When the next acknowledgement comes in, if that is before. */
    Duration orSooner(Duration then) {
        return late.isEmpty() || late.getFirst().at().compareTo(then) > 0
                ? then
                : late.getFirst().at();
    }

    private void carry(Caller caller, long id, Line.Message message) {
        Duration free = carried.compareTo(now) > 0 ? carried : now;
        carried = free.plusMillis(1_000L * message.payload().size() / bytesASecond);
        late.add(new Late(carried, caller, id));
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
        return credentials;
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
                if (bytesASecond > 0) {
                    carry(caller, id, message);
                } else {
                    caller.acknowledged(id, 0);
                }
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
