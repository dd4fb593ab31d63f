package dev.gradwright.maven;

import dev.gradwright.compiler.CompilerFault;
import dev.gradwright.compiler.type.Precision;
import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/** What all goals are told. Maven sets the fields, and leaves those null that nobody gave. */
abstract class ModelMojo extends AbstractMojo {
  /** The project that is built. */
  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  private MavenProject project;

  /** The version of this plugin. */
  @Parameter(defaultValue = "${plugin.version}", readonly = true, required = true)
  private String version;

  /** Whether to do nothing at all: models are neither compiled nor checked. */
  @Parameter(property = "gradwright.skip", defaultValue = "false")
  private boolean skip;

  /** The precision of all reals, {@code f32} or {@code f64}, in place of what the models say. */
  @Parameter(property = "gradwright.precision")
  private String precision;

  /** What the compiler plugin reads too: the level of Java the project is compiled for. */
  @Parameter(property = "maven.compiler.release")
  private String release;

  /** What the compiler plugin reads too, where no release is given. */
  @Parameter(property = "maven.compiler.source")
  private String sourceLevel;

  @Override
  public final void execute() throws MojoExecutionException, MojoFailureException {
    if (skip) {
      getLog().info("Skipped: gradwright.skip is set");
      return;
    }
    try {
      run();
    } catch (CompilerFault e) {
      throw new MojoExecutionException(e.getMessage(), e);
    }
  }

  /** Does what the goal is for. */
  abstract void run() throws MojoExecutionException, MojoFailureException;

  final MavenProject project() {
    return project;
  }

  final ModelFolder folder(File source) {
    return new ModelFolder(source.toPath(), project.getBasedir().toPath());
  }

  final Optional<Precision> precision() throws MojoFailureException {
    if (precision == null || precision.isBlank()) {
      return Optional.empty();
    }
    return Optional.of(
        Arrays.stream(Precision.values())
            .filter(known -> known.toString().equals(precision.strip()))
            .findFirst()
            .orElseThrow(
                () -> new MojoFailureException("precision is f32 or f64, not " + precision)));
  }

  static List<Path> paths(List<String> elements) {
    return elements.stream().map(Path::of).toList();
  }

  /**
   * Generated classes cannot be compiled without it: better said once than in every javac error.
   */
  final void requireRuntime(List<Path> classPath) throws MojoFailureException {
    if (!new RuntimeOnClassPath(classPath).isThere()) {
      throw new MojoFailureException(RuntimeOnClassPath.advice(version));
    }
  }

  /** They cannot be compiled at a lower level either. */
  final void requireJava() throws MojoFailureException {
    Optional<Plugin> compiler =
        Optional.ofNullable(project.getPlugin("org.apache.maven.plugins:maven-compiler-plugin"));
    Optional<String> advice = new JavaLevel(compiler, release, sourceLevel).advice();
    if (advice.isPresent()) {
      throw new MojoFailureException(advice.get());
    }
  }
}
