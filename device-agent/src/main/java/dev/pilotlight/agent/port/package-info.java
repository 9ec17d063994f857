/**
 * What the agent asks of the world, as interfaces of one to five methods: time, relays,
 * thermometers, the journal, the way to the cloud, and the door for people in the house.
 */
@NullMarked
package dev.pilotlight.agent.port;

import org.jspecify.annotations.NullMarked;
