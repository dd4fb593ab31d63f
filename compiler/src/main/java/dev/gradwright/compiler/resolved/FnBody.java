package dev.gradwright.compiler.resolved;

import java.util.Optional;

/** What a fn computes, and its own rule of differentiation if it states one. */
public record FnBody(Body body, Optional<Rule> rule) {}
