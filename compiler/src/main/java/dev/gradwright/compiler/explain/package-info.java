/**
 * What a model computes, and how its derivatives follow, in words and formulas. In: a steadied
 * graph, its program. Out: text. Must not know how a stage does what it reports.
 */
package dev.gradwright.compiler.explain;
