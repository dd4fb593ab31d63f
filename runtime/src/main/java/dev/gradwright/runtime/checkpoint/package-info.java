/**
 * Checkpoints in the safetensors format: parameters, optimizer and position of a run come in, a
 * file goes out, and back. It knows nothing of training itself.
 */
package dev.gradwright.runtime.checkpoint;
