/**
 * What generated classes offer and lean on: parameters, the untyped face of a model, the checks of
 * what users pass in. It knows tensors and nothing of compilers or training.
 */
package dev.gradwright.runtime.model;
