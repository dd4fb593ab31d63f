package dev.gradwright.compiler.schedule;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.scalar.Affine;
import dev.gradwright.compiler.scalar.Computation.Pointwise;
import dev.gradwright.compiler.scalar.Computation.Scatter;
import dev.gradwright.compiler.type.ElementType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the kernel of a group is written from: the formula over arrays, and how to add up. */
final class Draft {
  /** A term that bears a name of the user's. */
  record Named(Term term, String name) {}

  private final Group group;
  private final Inlining inlining;
  private final Adding adding;
  private final Term value;
  private final List<Named> named;

  private Draft(Group group, Inlining inlining, Names names, Adding adding) {
    this.group = group;
    this.inlining = inlining;
    this.adding = adding;
    this.value = inlining.value(group);
    this.named = named(names);
  }

  static Draft of(Group group, Inlining inlining, Names names, Adding adding) {
    return new Draft(group, inlining, names, adding);
  }

  /**
   * The user's names of the values of inlined expressions: each for the outermost expression that
   * bears it, and none that the result bears.
   */
  private List<Named> named(Names names) {
    List<Inlining.Meaning> bearers = new ArrayList<>();
    List<String> borne = new ArrayList<>();
    Map<String, Expr> outermost = new HashMap<>();
    for (Inlining.Meaning meaning : inlining.meanings()) {
      if (isInside(meaning.term())) {
        Optional<String> name = names.own(meaning.expr());
        if (name.isPresent()) {
          bearers.add(meaning);
          borne.add(name.get());
          outermost.put(name.get(), meaning.expr());
        }
      }
    }
    if (bearers.isEmpty()) {
      return List.of();
    }
    names.own(group.value()).ifPresent(outermost::remove);
    List<Named> named = new ArrayList<>();
    for (int i = 0; i < bearers.size(); i++) {
      if (outermost.get(borne.get(i)) == bearers.get(i).expr()) {
        named.add(new Named(bearers.get(i).term(), borne.get(i)));
      }
    }
    return named;
  }

  private boolean isInside(Term term) {
    return term != value && !(term instanceof Term.Read);
  }

  Group group() {
    return group;
  }

  Adding adding() {
    return adding;
  }

  Term value() {
    return value;
  }

  List<Named> named() {
    return named;
  }

  /** The arrays read, in the order of their numbers. */
  List<Expr> arrays() {
    return List.copyOf(inlining.arrays());
  }

  /** Where a scatter adds to a result that lies from {@code base} on. */
  Term.Read target(Affine base) {
    return inlining.target(group, inlining.arrays().size(), base);
  }

  /**
   * All that the kernel depends on, without what is in the arrays: drafts of which it is equal are
   * written alike. There is none for a scatter.
   */
  Optional<List<Object>> content() {
    if (group.computation() instanceof Scatter) {
      return Optional.empty();
    }
    List<Object> content = new ArrayList<>();
    content.add(adding);
    content.add(((Pointwise) group.computation()).fold());
    content.add(group.type());
    content.add(group.space());
    content.add(group.nesting());
    content.add(group.range());
    content.add(group.operations());
    content.add(group.written().base());
    for (Expr array : inlining.arrays()) {
      content.add(array.type().element());
    }
    Terms terms = new Terms(content);
    terms.number(value);
    for (Named name : named) {
      content.add(terms.number(name.term()));
      content.add(name.name());
    }
    return Optional.of(content);
  }

  /** Terms as a list in which each is told once, after its parts, which then go by numbers. */
  private static final class Terms {
    private final List<Object> content;
    private final Map<Term, Integer> numbers = new IdentityHashMap<>();

    Terms(List<Object> content) {
      this.content = content;
    }

    Integer number(Term term) {
      Integer known = numbers.get(term);
      if (known == null) {
        tell(term);
        known = numbers.size();
        numbers.put(term, known);
      }
      return known;
    }

    private void tell(Term term) {
      if (term instanceof Term.Read read) {
        tell(read);
      } else if (term instanceof Term.Apply apply) {
        Object[] arguments = new Object[apply.arguments().size()];
        for (int i = 0; i < arguments.length; i++) {
          arguments[i] = number(apply.arguments().get(i));
        }
        tell(Term.Apply.class, apply.element(), apply.function(), apply.isGuarded());
        tell(arguments);
      } else if (term instanceof Term.Within within) {
        Integer from = number(within.from());
        Integer to = number(within.to());
        tell(Term.Within.class, number(within.value()), from, to, within.what());
      } else if (term instanceof Term.Choose choose) {
        Integer condition = number(choose.condition());
        Integer then = number(choose.then());
        Integer otherwise = number(choose.otherwise());
        tell(Term.Choose.class, condition, then, otherwise, choose.isGuarded());
      } else {
        content.add(term);
      }
    }

    private void tell(Term.Read read) {
      List<Object> gathered = new ArrayList<>();
      for (Term.Gathered from : read.gathered()) {
        gathered.add(number(from.index()));
        gathered.add(from.stride());
        gathered.add(from.extent());
        gathered.add(from.check());
      }
      ElementType element = read.element();
      tell(Term.Read.class, read.array(), read.position(), element, read.reach(), gathered);
    }

    private void tell(Object... parts) {
      content.addAll(List.of(parts));
    }
  }
}
