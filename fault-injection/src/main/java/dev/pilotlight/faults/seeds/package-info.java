/** Many seeds on several threads: each world stays on one, and nothing is shared but the sums. */
@NullMarked
package dev.pilotlight.faults.seeds;

import org.jspecify.annotations.NullMarked;
