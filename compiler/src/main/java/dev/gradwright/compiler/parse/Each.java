package dev.gradwright.compiler.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Maps a list in one frame of the stack, where a stream takes ten per level of nesting. */
final class Each {
  private Each() {}

  static <C, T> List<T> of(List<C> contexts, Function<? super C, ? extends T> reader) {
    List<T> results = new ArrayList<>(contexts.size());
    for (C context : contexts) {
      results.add(reader.apply(context));
    }
    return results;
  }
}
