/**
 * Java text. In: the program of a model. Out: the source files of its class, by path. Must not
 * decide anything that another target would have to decide again; it only spells.
 */
package dev.gradwright.compiler.emit.java;
