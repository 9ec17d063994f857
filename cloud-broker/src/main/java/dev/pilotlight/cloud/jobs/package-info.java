/**
 * Jobs as AWS IoT has them: one execution for each device and job, and the answers to what devices
 * ask of them. Pure; which jobs there are, and why, is not decided here.
 */
@NullMarked
package dev.pilotlight.cloud.jobs;

import org.jspecify.annotations.NullMarked;
