/**
 * Elementary functions of a number, of a vector where the Vector API is at hand and, some, of
 * arrays in stages: each is one algorithm that gives the same bits in all forms. Numbers in,
 * numbers out; nothing here knows tensors.
 */
package dev.gradwright.runtime.elementary;
