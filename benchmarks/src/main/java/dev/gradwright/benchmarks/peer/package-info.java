/**
 * Other libraries at the same workloads. Those that are on the class path are found as services;
 * none of them is a dependency of the build.
 */
package dev.gradwright.benchmarks.peer;
