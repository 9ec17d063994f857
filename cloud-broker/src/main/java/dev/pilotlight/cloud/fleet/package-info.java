/** Every device's messages in order, one lane each, decided on one thread without IO. */
@NullMarked
package dev.pilotlight.cloud.fleet;

import org.jspecify.annotations.NullMarked;
