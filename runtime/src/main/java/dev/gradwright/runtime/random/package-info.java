/**
 * Counter-based random numbers: a seed, the name of a stream and an index give the number, in any
 * order and on any thread. It knows nothing of tensors.
 */
package dev.gradwright.runtime.random;
