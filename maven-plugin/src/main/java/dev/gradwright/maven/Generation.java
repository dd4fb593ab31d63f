package dev.gradwright.maven;

import dev.gradwright.compiler.loop.Flavours;
import dev.gradwright.compiler.source.Diagnostic;
import dev.gradwright.compiler.source.Diagnostics;
import dev.gradwright.compiler.source.SourceFile;
import dev.gradwright.maven.regenerate.Outcome;
import dev.gradwright.maven.regenerate.Regeneration;
import dev.gradwright.maven.regenerate.VectorClasses;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.artifact.DependencyResolutionRequiredException;
import org.apache.maven.model.Resource;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;

/** Compiles one folder of model files into one folder of Java sources. */
abstract class Generation extends ModelMojo {
  /** A folder that receives the result of every stage of the compiler as text, if it is given. */
  @Parameter(property = "gradwright.dump")
  private File dump;

  /** Whether kernels are also written with the Vector API, for Java started with its module. */
  @Parameter(property = "gradwright.vectors", defaultValue = "true")
  private boolean vectors;

  abstract File source();

  abstract File output();

  /** Where the project's classes go, of the vectors too. */
  abstract File classes();

  /** Model folders besides {@link #source} whose files may be imported. */
  abstract List<File> alsoVisible();

  /** Whether there is nothing to do. */
  boolean isIdle() {
    return false;
  }

  abstract List<String> classPath() throws DependencyResolutionRequiredException;

  /** Makes the project compile the output and package the models. */
  abstract void join(String output, Resource models);

  @Override
  final void run() throws MojoExecutionException, MojoFailureException {
    Path output = output().toPath();
    Path state = output.resolveSibling(output.getFileName() + ".state");
    if (isIdle() || !source().isDirectory() && !Files.exists(state)) {
      getLog().debug("No model files in " + source());
      return;
    }
    try {
      generate(output, state);
    } catch (IOException e) {
      throw new MojoExecutionException("cannot keep " + output + " up to date: " + e, e);
    } catch (DependencyResolutionRequiredException e) {
      throw new MojoExecutionException("the class path is not resolved", e);
    }
  }

  private void generate(Path output, Path state)
      throws IOException, DependencyResolutionRequiredException, MojoFailureException {
    Diagnostics unreadable = new Diagnostics();
    ModelFolder folder = folder(source());
    Map<String, SourceFile> models = folder.read(unreadable);
    for (String file : folder.almostModels()) {
      getLog().warn(file + " is passed over: the names of model files end in `.grad`");
    }
    List<Path> classPath = paths(classPath());
    if (!models.isEmpty()) {
      requireRuntime(classPath);
      requireJava();
    }
    ProjectLibraries libraries =
        new ProjectLibraries(folder, alsoVisible().stream().map(this::folder).toList(), classPath);
    report(unreadable.all());
    failOn(unreadable.all().size());
    ModelCompilation compiler =
        new ModelCompilation(precision(), Optional.ofNullable(dump).map(File::toPath), flavours());
    Path vectorSources = output.resolveSibling(output.getFileName() + "-vectors");
    Outcome outcome =
        new Regeneration(models, libraries::find, compiler, output, vectorSources, state).run();
    report(outcome);
    new VectorClasses(vectorSources, classes().toPath(), Path.of(vectorSources + ".state"))
        .bringUpToDate(outcome.vectors(), classPath);
    join(output.toString(), resource());
  }

  private Flavours flavours() {
    if (!vectors) {
      return Flavours.PORTABLE;
    }
    Optional<String> obstacle = VectorClasses.obstacle();
    obstacle.ifPresent(why -> getLog().info("Kernels are in plain Java alone: " + why));
    return obstacle.isPresent() ? Flavours.PORTABLE : Flavours.PORTABLE_AND_VECTORS;
  }

  private Resource resource() {
    Resource models = new Resource();
    models.setDirectory(source().toString());
    models.setTargetPath(ClassPathLibraries.FOLDER);
    models.addInclude("**/*.grad");
    return models;
  }

  private void report(Outcome outcome) throws MojoFailureException {
    report(outcome.diagnostics());
    failOn(outcome.errors());
    String deleted =
        outcome.deleted().isEmpty() ? "" : "; deleted " + String.join(", ", outcome.deleted());
    getLog()
        .info(
            "Model files: "
                + outcome.compiled().size()
                + " compiled, "
                + outcome.upToDate()
                + " up to date"
                + deleted);
  }

  private void report(List<Diagnostic> diagnostics) {
    Messages.print(diagnostics, getLog());
  }

  private static void failOn(long errors) throws MojoFailureException {
    if (errors > 0) {
      throw new MojoFailureException(
          errors + (errors == 1 ? " error" : " errors") + " in model files");
    }
  }
}
