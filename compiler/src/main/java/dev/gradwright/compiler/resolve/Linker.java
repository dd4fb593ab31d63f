package dev.gradwright.compiler.resolve;

import dev.gradwright.compiler.ast.Declaration;
import dev.gradwright.compiler.resolved.Fn;
import dev.gradwright.compiler.resolved.FnBody;
import dev.gradwright.compiler.resolved.Layer;
import dev.gradwright.compiler.resolved.LayerBody;
import dev.gradwright.compiler.resolved.Member;
import dev.gradwright.compiler.resolved.Use;
import dev.gradwright.compiler.resolved.Value;
import dev.gradwright.compiler.source.Diagnostics;
import dev.gradwright.compiler.source.Span;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Reads declarations as they are asked for: types at once, bodies when all that asks is done. */
final class Linker {
  private final Module main;
  private final Diagnostics diagnostics;
  private final Constants constants = new Constants(this);
  private final CallGraph calls = new CallGraph();
  private final Map<Declaration, Optional<FnEntry>> fns = new IdentityHashMap<>();
  private final Map<Declaration, Optional<LayerEntry>> layers = new IdentityHashMap<>();
  private final Map<Layer, LayerEntry> byLayer = new IdentityHashMap<>();
  private final Map<Layer, Optional<List<Member>>> members = new IdentityHashMap<>();
  private final Set<Declaration> reached = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Deque<Module.Found> waiting = new ArrayDeque<>();
  private final Map<Fn, FnBody> fnBodies = new LinkedHashMap<>();
  private final Map<Layer, LayerBody> layerBodies = new LinkedHashMap<>();
  private int fresh;

  Linker(Module main, Diagnostics diagnostics) {
    this.main = main;
    this.diagnostics = diagnostics;
  }

  Module main() {
    return main;
  }

  Diagnostics diagnostics() {
    return diagnostics;
  }

  Constants constants() {
    return constants;
  }

  Map<Fn, FnBody> fnBodies() {
    return fnBodies;
  }

  Map<Layer, LayerBody> layerBodies() {
    return layerBodies;
  }

  /** A name that no text can contain. */
  String freshName(String name) {
    fresh++;
    return name + "'" + fresh;
  }

  FnEntry fn(Module module, Declaration.Fn syntax) {
    return entry(fns, module, syntax, frame -> Fns.signature(frame, syntax));
  }

  LayerEntry layer(Module module, Declaration.Layer syntax) {
    LayerEntry entry = entry(layers, module, syntax, frame -> Layers.signature(frame, syntax));
    byLayer.put(entry.layer(), entry);
    return entry;
  }

  LayerEntry layer(Layer layer) {
    return byLayer.get(layer);
  }

  private <T> T entry(
      Map<Declaration, Optional<T>> entries,
      Module module,
      Declaration syntax,
      java.util.function.Function<Frame, T> read) {
    if (!entries.containsKey(syntax)) {
      Frame frame = new Frame(module, this, syntax);
      entries.put(syntax, Optional.empty());
      frame.attempt(() -> entries.put(syntax, Optional.of(read.apply(frame))));
    }
    return entries.get(syntax).orElseThrow(Refusal::known);
  }

  private List<Member> members(Layer layer) {
    if (!members.containsKey(layer)) {
      LayerEntry entry = byLayer.get(layer);
      members.put(layer, Optional.empty());
      Supplier<List<Member>> read = () -> Layers.members(entry);
      entry.inside().frame().attempt(() -> members.put(layer, Optional.of(read.get())));
    }
    return members.get(layer).orElseThrow(Refusal::known);
  }

  /** The params and states of a layer by their names. */
  Map<String, Value> parameters(Layer layer) {
    Map<String, Value> parameters = new LinkedHashMap<>();
    for (Member member : members(layer)) {
      if (member instanceof Member.Param param) {
        parameters.put(param.value().name(), param.value());
      } else if (member instanceof Member.State state) {
        parameters.put(state.value().name(), state.value());
      }
    }
    return parameters;
  }

  /** The layers that a layer uses by their names. */
  Map<String, Use> uses(Layer layer) {
    Map<String, Use> uses = new LinkedHashMap<>();
    for (Member member : members(layer)) {
      if (member instanceof Use use) {
        uses.put(use.name(), use);
      }
    }
    return uses;
  }

  /** Remembers that a declaration applies another, whose body will be needed. */
  void reach(Frame from, Module.Found found, Span span) {
    calls.add(from.owner(), found.declaration(), span);
    reach(found);
  }

  void reach(Module.Found found) {
    if (reached.add(found.declaration())) {
      waiting.add(found);
    }
  }

  /** Reads the bodies of all that was reached, and of what they reach. */
  void readBodies() {
    while (!waiting.isEmpty()) {
      Module.Found next = waiting.poll();
      Frame frame = new Frame(next.module(), this, next.declaration());
      frame.attempt(() -> readBody(next));
    }
    calls.reportCycles(diagnostics);
  }

  private void readBody(Module.Found found) {
    if (found.declaration() instanceof Declaration.Fn syntax) {
      FnEntry entry = fn(found.module(), syntax);
      fnBodies.put(entry.fn(), Fns.body(entry));
    } else if (found.declaration() instanceof Declaration.Layer syntax) {
      LayerEntry entry = layer(found.module(), syntax);
      layerBodies.put(entry.layer(), Layers.body(entry, members(entry.layer())));
    }
  }
}
