/** The workloads in DJL, on its own libtorch; compiled with the profile {@code djl} alone. */
package dev.gradwright.benchmarks.peer.djl;
