/**
 * Small programs that use the models of {@code src/main/grad}: what a newcomer copies. Each is one
 * class, run by its name through {@link dev.gradwright.samples.Samples}.
 */
package dev.gradwright.samples;
