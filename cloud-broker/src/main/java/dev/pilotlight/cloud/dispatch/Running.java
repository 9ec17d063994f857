package dev.pilotlight.cloud.dispatch;

import dev.pilotlight.cloud.port.Census;
import dev.pilotlight.cloud.port.Rollouts.Note;
import dev.pilotlight.cloud.rollout.Campaign;
import dev.pilotlight.cloud.rollout.Rollout;
import dev.pilotlight.cloud.rollout.RolloutEffect;
import dev.pilotlight.cloud.rollout.RolloutEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** One campaign with what became of it so far. The dispatch's thread. */
final class Running {
    /** Older notes are in the audit. */
    private static final int MOST_NOTES = 200;
    /** While devices are asked, and while a wave is only watched. */
    private static final Duration TICK = Duration.ofSeconds(10);
    private static final Duration SOAKING_TICK = Duration.ofSeconds(60);

    private Campaign campaign;
    private Optional<Rollout> rollout = Optional.empty();
    private final Deque<Note> notes = new ArrayDeque<>();
    private long events;
    private Instant ticked = Instant.MIN;

    Running(Campaign campaign) {
        this.campaign = campaign;
        become(campaign);
    }

    /** The campaign changed; once begun, its roll-out is under way. */
    void become(Campaign changed) {
        campaign = changed;
        if (rollout.isEmpty()) {
            rollout = changed.begun().map(begun -> new Rollout(changed.plan(), begun.members(),
                    begun.at()));
        }
    }

    Campaign campaign() {
        return campaign;
    }

    Optional<Rollout> rollout() {
        return rollout;
    }

    /** Whether it is a configuration that goes out, and no ring of keys. */
    boolean isOfConfiguration() {
        return campaign.offer().configuration().isPresent();
    }

    boolean isOpen() {
        return rollout.filter(Rollout::isOpen).isPresent();
    }

    boolean has(Census.Counted device) {
        return rollout.flatMap(under -> under.standing(device.member().thing())).isPresent();
    }

    List<Note> notes() {
        return List.copyOf(notes);
    }

    /** Takes an event as number {@link #nextSeq} and answers what is to be done. */
    List<RolloutEffect> happens(RolloutEvent event, Instant at) {
        events++;
        if (event instanceof RolloutEvent.Tick) {
            ticked = at;
        }
        List<RolloutEffect> effects = rollout.orElseThrow().react(event, at);
        for (RolloutEffect effect : effects) {
            if (effect instanceof RolloutEffect.Note(String sentence)) {
                note(sentence, at);
            }
        }
        return effects;
    }

    private void note(String sentence, Instant at) {
        if (notes.size() == MOST_NOTES) {
            notes.removeFirst();
        }
        notes.addLast(new Note(at, sentence));
    }

    long nextSeq() {
        return events + 1;
    }

    /** Whether time should pass for it. A clock that went back is no reason to wait for it. */
    boolean isDue(Instant now) {
        Duration every = rollout.filter(Rollout::isSoaking).isPresent() ? SOAKING_TICK : TICK;
        return isOpen() && (ticked.equals(Instant.MIN) || now.isBefore(ticked)
                || !now.isBefore(ticked.plus(every)));
    }
}
