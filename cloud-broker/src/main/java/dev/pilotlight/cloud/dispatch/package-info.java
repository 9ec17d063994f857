/**
 * Roll-outs under way: one thread that asks devices, hears their answers and obeys operators, each
 * durable before anybody is told. The rules are in {@code rollout} and {@code jobs}.
 */
@NullMarked
package dev.pilotlight.cloud.dispatch;

import org.jspecify.annotations.NullMarked;
