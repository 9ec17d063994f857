package dev.pilotlight.agent.intent;

import dev.pilotlight.config.ControlSettings;
import dev.pilotlight.schedule.Presets;
import dev.pilotlight.units.Degrees;

/**
 * How the owner wants things done.
 *
 * @param early what may be done ahead of a change
 * @param unit the degrees that people see
 */
public record Preferences(Presets presets, ControlSettings.Early early, Degrees unit) {}
