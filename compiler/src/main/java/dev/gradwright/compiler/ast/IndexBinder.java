package dev.gradwright.compiler.ast;

import dev.gradwright.compiler.source.Span;
import java.util.Optional;

/** An index that a let or a reduction introduces: {@code i}, {@code q in R}, {@code ..s}. */
public record IndexBinder(DimName.Kind kind, Name name, Optional<Range> range, Span span)
    implements Node {}
