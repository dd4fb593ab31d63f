/** The workloads in libtorch, driven from Java through org.bytedeco:pytorch. */
package dev.gradwright.benchmarks.peer.libtorch;
