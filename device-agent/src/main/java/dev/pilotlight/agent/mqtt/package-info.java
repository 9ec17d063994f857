/** The way to the cloud: one owner thread around disposable Paho clients. */
@NullMarked
package dev.pilotlight.agent.mqtt;

import org.jspecify.annotations.NullMarked;
