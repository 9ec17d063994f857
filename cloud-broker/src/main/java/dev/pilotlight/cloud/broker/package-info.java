/**
 * HiveMQ CE embedded: who may connect, what they may say, and each message handed on until it is
 * stored.
 */
@NullMarked
package dev.pilotlight.cloud.broker;

import org.jspecify.annotations.NullMarked;
