/**
 * Optimizers, their schedules and clipping: parameters and gradients come in, parameters go out
 * changed. Nothing here knows where the gradients come from.
 */
package dev.gradwright.runtime.optimise;
