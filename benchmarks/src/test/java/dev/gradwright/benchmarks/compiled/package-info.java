/** What HotSpot makes of generated steps: what it compiles, and what it refuses. */
package dev.gradwright.benchmarks.compiled;
