/** The configuration of one device: records, rules across fields, and its reader from YAML. */
@NullMarked
package dev.pilotlight.config;

import org.jspecify.annotations.NullMarked;
