/**
 * Comes in: what the parser read. Goes out: the syntax tree as records, each with its span. Must
 * not know: what names stand for.
 */
package dev.gradwright.compiler.ast;
