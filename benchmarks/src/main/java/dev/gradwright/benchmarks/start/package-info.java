/** The smallest program that trains, started anew for each measurement. */
package dev.gradwright.benchmarks.start;
