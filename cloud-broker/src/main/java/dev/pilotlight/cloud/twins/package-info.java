/**
 * The device shadow as AWS IoT documents it, and edits by operators; pure functions on documents.
 */
@NullMarked
package dev.pilotlight.cloud.twins;

import org.jspecify.annotations.NullMarked;
