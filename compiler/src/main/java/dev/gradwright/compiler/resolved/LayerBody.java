package dev.gradwright.compiler.resolved;

import java.util.List;

/**
 * What a layer owns and computes.
 *
 * @param members params and uses in the order of the text
 * @param constants the consts of the layer, seen by all that follows
 */
public record LayerBody(List<Statement> constants, List<Member> members, Body forward) {
  public LayerBody {
    constants = List.copyOf(constants);
    members = List.copyOf(members);
  }
}
