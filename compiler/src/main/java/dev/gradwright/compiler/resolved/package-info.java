/**
 * Comes in: types, extents and spans. Goes out: the typed tree, in which every name is bound, every
 * conversion written and every dim solved. Must not know: syntax, or how the tree is computed.
 */
package dev.gradwright.compiler.resolved;
