/**
 * Many short, random faults on the link of several homes to one real cloud, and many deaths of both
 * programs; judged by what both databases hold afterwards.
 */
@NullMarked
package dev.pilotlight.faults.chaos;

import org.jspecify.annotations.NullMarked;
