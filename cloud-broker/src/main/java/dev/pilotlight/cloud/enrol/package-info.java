/**
 * The certificate authority: made at first start, signs devices' requests against one-time tokens.
 */
@NullMarked
package dev.pilotlight.cloud.enrol;

import org.jspecify.annotations.NullMarked;
