/**
 * Signed configurations and who may sign them: canonical bytes, Ed25519, the key ring and the gate
 * that every offered configuration passes (law L7). The one package here that uses java.security.
 */
@NullMarked
package dev.pilotlight.signing;

import org.jspecify.annotations.NullMarked;
