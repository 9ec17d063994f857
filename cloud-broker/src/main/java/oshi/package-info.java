/** The one class of OSHI that the embedded broker needs to find. */
@NullMarked
package oshi;

import org.jspecify.annotations.NullMarked;
