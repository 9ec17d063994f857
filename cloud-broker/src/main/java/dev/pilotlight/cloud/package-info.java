/** The cloud service's command line and the one place where its parts are put together. */
@NullMarked
package dev.pilotlight.cloud;

import org.jspecify.annotations.NullMarked;
