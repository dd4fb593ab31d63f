package dev.gradwright.compiler.loop;

/** Which machines kernels are written for. */
public enum Flavours {
  /** Plain Java alone. */
  PORTABLE,
  /** Plain Java, and beside it the Vector API where a kernel gains by it. */
  PORTABLE_AND_VECTORS
}
