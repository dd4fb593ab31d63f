/** Programs in JVMs of their own. */
package dev.gradwright.benchmarks.jvm;
