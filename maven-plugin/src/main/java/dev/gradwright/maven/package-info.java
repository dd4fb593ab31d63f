/**
 * The goals. In: a Maven project. Out: generated sources on its source path, proven gradients. Must
 * not know how a model is compiled or proven.
 */
package dev.gradwright.maven;
