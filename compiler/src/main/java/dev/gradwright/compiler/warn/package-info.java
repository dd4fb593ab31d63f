/**
 * In: applications that derivatives pass back through, each with its adjoint; expressions of which
 * no number comes. Out: warnings of derivatives that are infinite or undefined where their operands
 * can be, and of such numbers. Must not know which operators there are, nor how derivatives are
 * taken.
 */
package dev.gradwright.compiler.warn;
