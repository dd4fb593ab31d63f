/** The command line: which rows run in which JVMs, and where their results go. */
package dev.gradwright.benchmarks.run;
