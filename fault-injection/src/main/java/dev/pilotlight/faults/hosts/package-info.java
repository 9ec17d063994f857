/**
 * Hosts of their own on this machine: network namespaces joined by a switch, whose packets the
 * kernel loses, delays or refuses as it is told. Root only.
 */
@NullMarked
package dev.pilotlight.faults.hosts;

import org.jspecify.annotations.NullMarked;
