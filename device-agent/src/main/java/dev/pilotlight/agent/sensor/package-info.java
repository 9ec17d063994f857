/**
 * Sensors wired to this device: 1-wire through the kernel, chips on I2C, files and commands. Each
 * is read on a thread of its own, so that none waits for another and none for the control loop.
 */
@NullMarked
package dev.pilotlight.agent.sensor;

import org.jspecify.annotations.NullMarked;
