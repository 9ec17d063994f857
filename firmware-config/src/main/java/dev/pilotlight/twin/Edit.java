package dev.pilotlight.twin;

/** A property's value and the stamp of the edit that made it. */
public record Edit(Doc value, Stamp stamp) {}
