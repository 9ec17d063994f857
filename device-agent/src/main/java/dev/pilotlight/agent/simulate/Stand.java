package dev.pilotlight.agent.simulate;

/**
 * Where a house stands when somebody looks ahead from there.
 *
 * @param temperatures of every node in °C; nobody changes them
 * @param firing equipment that fires, one bit each
 * @param on whether the relay is closed
 * @param held for how many seconds it has been so
 */
@SuppressWarnings("ArrayRecordComponent") // the search copies no more than it must
record Stand(double[] temperatures, int firing, boolean on, int held) {}
