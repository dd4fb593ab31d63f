package com.acme;

/** Compiles only if the model of the tests was generated. */
final class UsesProbe {
  private UsesProbe() {}

  static String name() {
    return Probe.TYPE.signature().name();
  }
}
