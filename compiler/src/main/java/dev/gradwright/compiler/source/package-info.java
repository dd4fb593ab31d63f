/**
 * Comes in: the text of model files. Goes out: places in it, and what is wrong there, in one
 * printed form. Must not know: what the text means.
 */
package dev.gradwright.compiler.source;
