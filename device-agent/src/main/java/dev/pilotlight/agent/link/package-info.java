/** How the way to the cloud is judged and when it is tried again. Pure. */
@NullMarked
package dev.pilotlight.agent.link;

import org.jspecify.annotations.NullMarked;
