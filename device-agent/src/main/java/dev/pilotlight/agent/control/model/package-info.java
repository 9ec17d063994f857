/**
 * The house as a grey-box model: its parameters, its state, how it moves, what it foresees. Pure.
 */
@NullMarked
package dev.pilotlight.agent.control.model;

import org.jspecify.annotations.NullMarked;
