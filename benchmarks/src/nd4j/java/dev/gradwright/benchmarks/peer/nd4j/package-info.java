/** The dense workloads in ND4J, by SameDiff; compiled with the profile {@code nd4j} alone. */
package dev.gradwright.benchmarks.peer.nd4j;
