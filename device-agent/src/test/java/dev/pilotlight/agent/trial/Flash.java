package dev.pilotlight.agent.trial;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A card whose power may go after any step: a slot is written byte by byte, the state is renamed
 * into place. Steps are counted over all starts.
 */
final class Flash {
    private final Map<Place, String> slots = new EnumMap<>(Place.class);
    private TrialState state = TrialState.NEW;
    private int stepsLeft;

    /** Thrown where the power goes. */
    static final class PowerCut extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    void powerFor(int steps) {
        stepsLeft = steps;
    }

    TrialState state() {
        return state;
    }

    /** One step of anything that lasts. */
    void step() {
        if (stepsLeft-- <= 0) {
            throw new PowerCut();
        }
    }

    void store(Bundle bundle, String bytes) {
        for (int length = 0; length <= bytes.length(); length++) {
            step();
            slots.put(bundle.place(), bytes.substring(0, length));
        }
    }

    void remember(TrialState next) {
        step();
        state = next;
    }

    /** The slots that hold what the state says they hold. */
    Set<Place> sound() {
        Set<Place> sound = EnumSet.noneOf(Place.class);
        named().filter(bundle -> digest(bytes(bundle)).equals(bundle.sha256()))
                .forEach(bundle -> sound.add(bundle.place()));
        return sound;
    }

    private Stream<Bundle> named() {
        return Stream.of(Stream.of(state.proven(), state.inForce()), state.previous().stream(),
                state.phase() instanceof Phase.Staged(Bundle staged, _)
                        ? Stream.of(staged)
                        : Stream.<Bundle>empty())
                .flatMap(bundles -> bundles);
    }

    void rot(Place place) {
        slots.put(place, "rotten");
    }

    String bytes(Bundle bundle) {
        return bundle.place() == Place.FILE ? "installed" : slots.getOrDefault(bundle.place(), "");
    }

    static String digest(String bytes) {
        return Integer.toHexString(Arrays.hashCode(
                bytes.getBytes(StandardCharsets.UTF_8)));
    }
}
