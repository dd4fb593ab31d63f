/**
 * From formulas to loops. In: the graph of a model without structural operators, and a precision.
 * Out: its program. Must not know which operators there are, nor any target language.
 */
package dev.gradwright.compiler.schedule;
