package dev.pilotlight.agent.core;

import dev.pilotlight.agent.intent.Range;
import dev.pilotlight.agent.safety.Limits;
import dev.pilotlight.config.FirmwareConfig;
import dev.pilotlight.config.SafetyBounds;
import dev.pilotlight.units.Degrees;
import dev.pilotlight.units.Temperature;
import dev.pilotlight.wire.Properties;

/**
 * What nobody at the page changes while the agent runs.
 *
 * @param limits the strictest of the configured ones and those that the twin asks for
 * @param boot identity of this start, in every row
 * @param inForce which configuration this is
 */
public record Rules(FirmwareConfig config, Limits limits, String boot, ConfigVersion inForce) {
    private static final int BELOW_CEILING_MILLI_K = 1_000;

    /** The rules of one start. */
    public static Rules of(FirmwareConfig config, String boot) {
        return new Rules(config, Limits.of(config.limits(), config.hardware().equipment()), boot,
                ConfigVersion.INSTALLED);
    }

    /** The same, of a configuration that came signed. */
    public Rules named(ConfigVersion version) {
        return new Rules(config, limits, boot, version);
    }

    /** The same with the strictest of the configured limits and {@code asked}. */
    Rules within(SafetyBounds asked) {
        return new Rules(config, Limits.of(asked.on(config.limits()), config.hardware()
                .equipment()), boot, inForce);
    }

    /** The lowest target that may be asked for. */
    public Temperature least() {
        Temperature floor = limits.floor();
        return floor.isAbove(Properties.LOWEST_TARGET) ? floor : Properties.LOWEST_TARGET;
    }

    /** The highest target that may be asked for. */
    public Temperature most() {
        Temperature below = limits.ceiling().plus(-BELOW_CEILING_MILLI_K);
        return below.isBelow(Properties.HIGHEST_TARGET) ? below : Properties.HIGHEST_TARGET;
    }

    /** Both, and what holds when nothing else can be known. */
    public Range range() {
        return new Range(least(), most(), config.control().safeTarget());
    }

    /** Whether that may be asked for. */
    public boolean allows(Temperature target) {
        return !target.isBelow(least()) && !target.isAbove(most());
    }

    /** What is wrong with a target that is not allowed. */
    String objection(Temperature target) {
        return "is %s, want %s to %s".formatted(target.decimal(), least().decimal(), most()
                .decimal());
    }

    /** The same for a person, in the degrees that people chose. */
    String objection(Temperature target, Degrees unit) {
        return unit == Degrees.CELSIUS
                ? objection(target)
                : "is %s, want %s to %s".formatted(unit.shown(target), unit.shown(least()), unit
                        .shown(most()));
    }
}
