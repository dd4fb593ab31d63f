package dev.gradwright.maven;

import dev.gradwright.compiler.Compilation;
import dev.gradwright.compiler.GradientExplainer;
import dev.gradwright.compiler.dag.Graph;
import dev.gradwright.compiler.loop.Flavours;
import dev.gradwright.compiler.source.Diagnostics;
import dev.gradwright.compiler.source.SourceFile;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.artifact.DependencyResolutionRequiredException;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Writes for each model a page of Markdown: its values as formulas, their adjoints with the rule
 * and the line each comes from, what is kept for the way back and why, and the peak memory.
 */
@Mojo(name = "explain", requiresDependencyResolution = ResolutionScope.COMPILE, threadSafe = true)
public final class ExplainMojo extends ModelMojo {
  /** The folder of model files. */
  @Parameter(defaultValue = "${project.basedir}/src/main/grad")
  private File sourceDirectory;

  /** The folder of the pages; a package is a folder, as with sources. */
  @Parameter(
      property = "gradwright.explanations",
      defaultValue = "${project.build.directory}/explanations")
  private File outputDirectory;

  @Override
  void run() throws MojoExecutionException, MojoFailureException {
    try {
      ModelFolder folder = folder(sourceDirectory);
      List<Path> classPath = paths(project().getCompileClasspathElements());
      ProjectLibraries libraries = new ProjectLibraries(folder, List.of(), classPath);
      ModelCompilation compiler =
          new ModelCompilation(precision(), Optional.empty(), Flavours.PORTABLE);
      Diagnostics unreadable = new Diagnostics();
      Map<String, SourceFile> files = folder.read(unreadable);
      Messages.print(unreadable.all(), getLog());
      boolean isWrong = unreadable.hasErrors();
      for (Map.Entry<String, SourceFile> file : files.entrySet()) {
        Compilation compiled =
            compiler.compilation(file.getKey(), file.getValue(), libraries::find);
        Messages.print(compiled.diagnostics(), getLog());
        if (compiled.hasErrors()) {
          isWrong = true;
        } else {
          write(compiled);
        }
      }
      if (isWrong) {
        throw new MojoFailureException("what is wrong with a model file cannot be explained");
      }
    } catch (IOException | DependencyResolutionRequiredException e) {
      throw new MojoExecutionException("the models cannot be read or explained: " + e, e);
    }
  }

  private void write(Compilation compiled) throws IOException, MojoFailureException {
    for (Graph model : compiled.models()) {
      Path folder =
          outputDirectory.toPath().resolve(model.packageName().replace('.', File.separatorChar));
      Files.createDirectories(folder);
      Path page = folder.resolve(model.name() + ".md");
      Files.writeString(page, GradientExplainer.explain(model, precision()));
      getLog().info(model.name() + " is explained in " + page);
    }
  }
}
