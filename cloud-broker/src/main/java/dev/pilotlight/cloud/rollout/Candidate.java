package dev.pilotlight.cloud.rollout;

/**
 * A device that a target may name.
 *
 * @param version the configuration that it has proven, as far as the cloud knows; 0 for the
 *        installer's
 * @param reachable whether it is not known to be away
 */
public record Candidate(Member member, long version, boolean reachable) {}
