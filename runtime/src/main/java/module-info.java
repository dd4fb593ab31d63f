/**
 * What generated models run on: tensors, kernels, random numbers, optimizers, data, training and
 * files.
 */
module dev.gradwright.runtime {
  exports dev.gradwright.runtime.checkpoint;
  exports dev.gradwright.runtime.data;
  exports dev.gradwright.runtime.elementary;
  exports dev.gradwright.runtime.initialise;
  exports dev.gradwright.runtime.kernel;
  exports dev.gradwright.runtime.model;
  exports dev.gradwright.runtime.optimise;
  exports dev.gradwright.runtime.parallel;
  exports dev.gradwright.runtime.random;
  exports dev.gradwright.runtime.tensor;
  exports dev.gradwright.runtime.train;

  uses dev.gradwright.runtime.kernel.ProductLibrary;
}
