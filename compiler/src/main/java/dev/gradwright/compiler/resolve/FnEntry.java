package dev.gradwright.compiler.resolve;

import dev.gradwright.compiler.ast.Declaration;
import dev.gradwright.compiler.resolved.Fn;

/**
 * A fn whose types are known.
 *
 * @param inside where its body is read: its dims and arguments are declared there
 */
record FnEntry(Declaration.Fn syntax, Fn fn, Face face, Here inside) {}
