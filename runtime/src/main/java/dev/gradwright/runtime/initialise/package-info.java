/**
 * Start values of parameters: each initialiser fills a tensor from a random stream. A table says
 * which there are; generated code calls them directly.
 */
package dev.gradwright.runtime.initialise;
