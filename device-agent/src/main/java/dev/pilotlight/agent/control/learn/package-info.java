/**
 * The learning controller: observations in, demand out, memory and explanation for people. Pure.
 */
@NullMarked
package dev.pilotlight.agent.control.learn;

import org.jspecify.annotations.NullMarked;
