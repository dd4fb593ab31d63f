/**
 * In: applications that derivatives pass back through, each with its adjoint. Out: warnings of
 * those whose derivative is infinite or undefined where their operands can be. Must not know which
 * operators there are, nor how derivatives are taken.
 */
package dev.gradwright.compiler.warn;
