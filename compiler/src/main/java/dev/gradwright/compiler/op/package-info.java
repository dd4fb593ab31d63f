/**
 * Every operator, and the factory that applies them. In: expressions, scalar computations, types.
 * Out: operators that know their type rule, computation, adjoint and tangent. Must not know any
 * stage.
 */
package dev.gradwright.compiler.op;
