/**
 * Keeps a folder of generated sources in step with a folder of model files. In: both folders and a
 * compiler. Out: what had to be written, what was wrong. Must not know Maven.
 */
package dev.gradwright.maven.regenerate;
