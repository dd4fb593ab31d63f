package dev.gradwright.compiler.resolve;

import dev.gradwright.compiler.ast.Declaration;
import dev.gradwright.compiler.ast.Statement;
import dev.gradwright.compiler.resolved.Layer;
import java.util.List;

/**
 * A layer whose types are known.
 *
 * @param construction what it is made from
 * @param forward what its forward takes and gives
 * @param inside where its members are read: its dims and arguments are declared there
 * @param constants the consts of its body
 */
record LayerEntry(
    Declaration.Layer syntax,
    Layer layer,
    Statement.Forward forwardSyntax,
    Face construction,
    Face forward,
    Here inside,
    List<dev.gradwright.compiler.resolved.Statement> constants) {}
