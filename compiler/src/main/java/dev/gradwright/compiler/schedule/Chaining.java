package dev.gradwright.compiler.schedule;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.loop.Entry;
import dev.gradwright.compiler.type.Extent;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds flat kernels that share arrays, and moves each behind those before it that it shares with,
 * past what it does not depend on: so they can be done strip by strip while a strip is in the
 * cache. A sum is a chain of its own, so that threads can share it.
 */
final class Chaining {
  /** How far a kernel may move, and how many may meet. */
  private static final int REACH = 32;

  /** The order in which everything runs, the chains by their members, and who reads an array. */
  record Chained(
      List<Planned> plan,
      Map<Group, List<Planned.Single>> chains,
      Map<Group, Flat> flat,
      Map<Expr, List<Planned>> readers) {

    /** The chain that it is a member of. */
    Optional<List<Planned.Single>> chain(Planned planned) {
      return planned instanceof Planned.Single single
          ? Optional.ofNullable(chains.get(single.group()))
          : Optional.empty();
    }
  }

  private final Map<Group, Flat> flat;
  private final List<Planned> open;
  private final BitSet taken = new BitSet();
  private final List<Planned> plan = new ArrayList<>();
  private final Map<Group, List<Planned.Single>> chains = new IdentityHashMap<>();

  private Chaining(List<Planned> plan, Map<Group, Flat> flat) {
    this.flat = flat;
    this.open = plan;
  }

  /** Of what runs outside loops. */
  static Chained of(List<Planned> plan, Map<Group, Flat> flat) {
    if (flat.isEmpty()) {
      return new Chained(plan, Map.of(), flat, Map.of());
    }
    Chaining chaining = new Chaining(plan, flat);
    for (int turn = 0; turn < plan.size(); turn++) {
      chaining.take(turn);
    }
    return new Chained(chaining.plan, chaining.chains, flat, readers(plan));
  }

  private void take(int turn) {
    if (taken.get(turn)) {
      return;
    }
    Planned first = open.get(turn);
    plan.add(first);
    if (!(first instanceof Planned.Single single) || !flat.containsKey(single.group())) {
      return;
    }
    Chain chain = new Chain(single);
    Passed passed = new Passed();
    int last = Math.min(open.size(), turn + REACH);
    for (int next = turn + 1; next < last; next++) {
      Planned planned = open.get(next);
      if (planned instanceof Planned.Repeated) {
        break;
      }
      if (planned instanceof Planned.Single later && !taken.get(next)) {
        if (chain.takes(later) && passed.lets(later)) {
          chain.add(later);
          plan.add(later);
          taken.set(next);
        } else {
          passed.add(later);
        }
      }
    }
    if (chain.members.size() > 1 || flat.get(single.group()).total().isPresent()) {
      chain.members.forEach(member -> chains.put(member.group(), chain.members));
    }
  }

  /** Kernels that meet, and what they read and compute. */
  private final class Chain {
    private final List<Planned.Single> members = new ArrayList<>();
    private final Extent length;
    private final Entry entry;
    private final Set<Expr> shared = new HashSet<>();
    private final Set<Expr> made = new HashSet<>();
    private final Set<Expr> sums = new HashSet<>();

    Chain(Planned.Single first) {
      this.length = flat.get(first.group()).length();
      this.entry = first.group().entry();
      add(first);
    }

    void add(Planned.Single member) {
      members.add(member);
      Expr value = member.group().value();
      shared.addAll(member.operands());
      shared.add(value);
      made.add(value);
      if (flat.get(member.group()).total().isPresent()) {
        sums.add(value);
      }
    }

    boolean takes(Planned.Single later) {
      Flat own = flat.get(later.group());
      return own != null
          && own.length().equals(length)
          && later.group().entry() == entry
          && shares(later)
          && isAtItsPlace(own);
    }

    private boolean shares(Planned.Single later) {
      for (Expr read : later.operands()) {
        if (shared.contains(read) && read.shape().size().equals(length)) {
          return true;
        }
      }
      return false;
    }

    /** Whether it reads nothing of what members compute but at its own place. */
    private boolean isAtItsPlace(Flat own) {
      for (Expr read : own.reads()) {
        if (made.contains(read) && (sums.contains(read) || own.elsewhere().contains(read))) {
          return false;
        }
      }
      return true;
    }
  }

  /** What a kernel has to pass to join a chain. */
  private static final class Passed {
    private final Set<Expr> written = new HashSet<>();
    private final Set<Expr> read = new HashSet<>();

    void add(Planned.Single single) {
      written.add(array(single));
      written.add(single.group().value());
      read.addAll(single.operands());
    }

    boolean lets(Planned.Single later) {
      return Collections.disjoint(written, later.operands())
          && !written.contains(array(later))
          && !read.contains(array(later));
    }

    private static Expr array(Planned.Single single) {
      return single.group().written().array();
    }
  }

  private static Map<Expr, List<Planned>> readers(List<Planned> plan) {
    Map<Expr, List<Planned>> readers = new HashMap<>();
    for (Planned planned : plan) {
      planned
          .reads()
          .forEach(read -> readers.computeIfAbsent(read, r -> new ArrayList<>()).add(planned));
    }
    return readers;
  }
}
