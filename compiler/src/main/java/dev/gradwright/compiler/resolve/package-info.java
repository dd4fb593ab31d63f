/**
 * Comes in: syntax trees and a way to find imported files. Goes out: the typed tree, or what is
 * wrong with the meaning of the text. Must not know: how files are parsed or what becomes of the
 * tree.
 */
package dev.gradwright.compiler.resolve;
