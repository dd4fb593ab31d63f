/**
 * Elementary functions of a number and, but for powers, of a vector where the Vector API is at
 * hand: each is one algorithm in two forms that give the same bits. Numbers in, numbers out;
 * nothing here knows arrays.
 */
package dev.gradwright.runtime.elementary;
