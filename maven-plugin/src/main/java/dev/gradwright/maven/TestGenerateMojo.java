package dev.gradwright.maven;

import java.io.File;
import java.util.List;
import org.apache.maven.artifact.DependencyResolutionRequiredException;
import org.apache.maven.model.Resource;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Compiles the model files of the project's tests, which may import those of the project, into Java
 * sources that are compiled with the tests.
 */
@Mojo(
    name = "test-generate",
    defaultPhase = LifecyclePhase.GENERATE_TEST_SOURCES,
    requiresDependencyResolution = ResolutionScope.TEST,
    threadSafe = true)
public final class TestGenerateMojo extends Generation {
  /** The folder of the tests' model files; the folders below it are the Java packages. */
  @Parameter(defaultValue = "${project.basedir}/src/test/grad")
  private File testSourceDirectory;

  /** The folder of the project's own model files, which may be imported. */
  @Parameter(defaultValue = "${project.basedir}/src/main/grad")
  private File sourceDirectory;

  /** The folder of the generated sources, which belongs to this goal alone. */
  @Parameter(defaultValue = "${project.build.directory}/generated-test-sources/gradwright")
  private File testOutputDirectory;

  /** Where the tests' classes go; a part of each model is compiled there by this goal. */
  @Parameter(defaultValue = "${project.build.testOutputDirectory}")
  private File testClassesDirectory;

  /** Whether tests are not even compiled; then their models are not either. */
  @Parameter(property = "maven.test.skip", defaultValue = "false")
  private boolean skipTestCompilation;

  @Override
  boolean isIdle() {
    return skipTestCompilation;
  }

  @Override
  File source() {
    return testSourceDirectory;
  }

  @Override
  File output() {
    return testOutputDirectory;
  }

  @Override
  File classes() {
    return testClassesDirectory;
  }

  @Override
  List<File> alsoVisible() {
    return List.of(sourceDirectory);
  }

  @Override
  List<String> classPath() throws DependencyResolutionRequiredException {
    return project().getTestClasspathElements();
  }

  @Override
  void join(String output, Resource models) {
    project().addTestCompileSourceRoot(output);
    project().addTestResource(models);
  }
}
