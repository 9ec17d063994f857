package dev.pilotlight.agent.sensing;

import dev.pilotlight.config.Sensing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;

/**
 * What is sensed besides temperatures. Immutable.
 *
 * @param detectors every hygrometer and window contact of the configuration
 */
record Facts(List<Detector> detectors) {
    Facts {
        detectors = List.copyOf(detectors);
    }

    static Facts of(Sensing sensing, Duration staleAfter) {
        List<Detector> all = new ArrayList<>();
        sensing.sensors().forEach((name, sensor) -> {
            if (Detector.detects(sensor.kind())) {
                all.add(Detector.of(name, sensor, staleAfter));
            }
        });
        return new Facts(all);
    }

    /** After one of them spoke; a name that is none of theirs is ignored. */
    Facts told(String name, int value, Duration takenAt) {
        return with(name, one -> one.told(value, takenAt));
    }

    Facts failed(String name, String why) {
        return with(name, one -> one.failed(why));
    }

    private Facts with(String name, UnaryOperator<Detector> news) {
        return new Facts(detectors.stream().map(one -> one.name().equals(name)
                ? news.apply(one)
                : one).toList());
    }

    /** A contact that has fallen silent says nothing: it may not keep the house cold. */
    boolean isWindowOpen(Duration now) {
        return detectors.stream().anyMatch(one -> one.isWindow() && one.isGood(now)
                && one.value().orElseThrow() == 1);
    }

    OptionalInt humidity(Duration now) {
        return detectors.stream().filter(one -> !one.isWindow() && one.isGood(now)).mapToInt(
                one -> one.value().orElseThrow()).findFirst();
    }

    /** When the next of them becomes too old. */
    Optional<Duration> until(Duration now) {
        return detectors.stream().filter(one -> one.isGood(now)).map(one -> one.takenAt().plus(one
                .staleAfter())).min(Duration::compareTo);
    }
}
