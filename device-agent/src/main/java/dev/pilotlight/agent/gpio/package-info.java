/**
 * The pins and buses of a Raspberry Pi, through Pi4J: the only package that sees Pi4J, and the
 * plugin that Pi4J finds here, over the kernel's character devices.
 */
@NullMarked
package dev.pilotlight.agent.gpio;

import org.jspecify.annotations.NullMarked;
