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
 * Compiles the project's model files into Java sources, which the project then compiles as its own.
 * Only files are compiled whose text, imports or compiler changed; what no longer has a model is
 * deleted. The model files are packaged below {@code META-INF/grad}, so that projects that depend
 * on this one can import them.
 */
@Mojo(
    name = "generate",
    defaultPhase = LifecyclePhase.GENERATE_SOURCES,
    requiresDependencyResolution = ResolutionScope.COMPILE,
    threadSafe = true)
public final class GenerateMojo extends Generation {
  /** The folder of model files; the folders below it are the Java packages. */
  @Parameter(defaultValue = "${project.basedir}/src/main/grad")
  private File sourceDirectory;

  /** The folder of the generated sources, which belongs to this goal alone. */
  @Parameter(defaultValue = "${project.build.directory}/generated-sources/gradwright")
  private File outputDirectory;

  /** Where the project's classes go; a part of each model is compiled there by this goal. */
  @Parameter(defaultValue = "${project.build.outputDirectory}")
  private File classesDirectory;

  @Override
  File source() {
    return sourceDirectory;
  }

  @Override
  File output() {
    return outputDirectory;
  }

  @Override
  File classes() {
    return classesDirectory;
  }

  @Override
  List<File> alsoVisible() {
    return List.of();
  }

  @Override
  List<String> classPath() throws DependencyResolutionRequiredException {
    return project().getCompileClasspathElements();
  }

  @Override
  void join(String output, Resource models) {
    project().addCompileSourceRoot(output);
    project().addResource(models);
  }
}
