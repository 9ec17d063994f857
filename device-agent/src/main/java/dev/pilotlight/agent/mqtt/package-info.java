/** The link's connections and its thread: disposable Paho clients behind the ports of a line. */
@NullMarked
package dev.pilotlight.agent.mqtt;

import org.jspecify.annotations.NullMarked;
