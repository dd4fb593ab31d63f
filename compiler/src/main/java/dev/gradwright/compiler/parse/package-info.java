/**
 * Comes in: the bytes of a model file. Goes out: its syntax tree, or what is wrong with its syntax.
 * Must not know: what names stand for; nobody else knows the grammar.
 */
package dev.gradwright.compiler.parse;
