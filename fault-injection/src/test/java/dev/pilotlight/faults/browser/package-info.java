/** A real headless Chromium, driven through its DevTools protocol with the JDK alone. */
@NullMarked
package dev.pilotlight.faults.browser;

import org.jspecify.annotations.NullMarked;
