/**
 * The link between house and cloud, with faults on demand: a TCP proxy that passes, swallows or
 * stalls what goes through it and knows nothing of what it carries.
 */
@NullMarked
package dev.pilotlight.faults.proxy;

import org.jspecify.annotations.NullMarked;
