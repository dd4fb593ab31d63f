package dev.gradwright.maven;

import dev.gradwright.compiler.Compilation;
import dev.gradwright.compiler.GradientVerifier;
import dev.gradwright.compiler.dag.Graph;
import dev.gradwright.compiler.loop.Flavours;
import dev.gradwright.compiler.source.Diagnostic;
import dev.gradwright.compiler.source.Diagnostics;
import dev.gradwright.compiler.source.SourceFile;
import dev.gradwright.compiler.verify.Complaint;
import dev.gradwright.compiler.verify.Finding;
import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.maven.artifact.DependencyResolutionRequiredException;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Runs the checks that model files ask for: proves gradients in double precision against
 * differences, then the compiled classes against that. A check that fails, or that can prove
 * nothing, fails the build.
 */
@Mojo(
    name = "check",
    defaultPhase = LifecyclePhase.TEST,
    requiresDependencyResolution = ResolutionScope.TEST,
    threadSafe = true)
public final class CheckMojo extends ModelMojo {
  // Held, or the level that is set on it would be forgotten.
  private static final Logger KERNELS = Logger.getLogger("dev.gradwright.runtime.kernel");

  /** The folder of the project's model files. */
  @Parameter(defaultValue = "${project.basedir}/src/main/grad")
  private File sourceDirectory;

  /** The folder of the tests' model files. */
  @Parameter(defaultValue = "${project.basedir}/src/test/grad")
  private File testSourceDirectory;

  /** Where the project's classes were compiled to, those of the models among them. */
  @Parameter(defaultValue = "${project.build.outputDirectory}")
  private File classesDirectory;

  /** Where the classes of the tests were compiled to. */
  @Parameter(defaultValue = "${project.build.testOutputDirectory}")
  private File testClassesDirectory;

  /** Whether to run no checks. */
  @Parameter(property = "gradwright.skipChecks", defaultValue = "false")
  private boolean skipChecks;

  /** Whether no tests are run; then no checks are either. */
  @Parameter(property = "skipTests", defaultValue = "false")
  private boolean skipTests;

  /** Whether tests are not even compiled; then no checks are run either. */
  @Parameter(property = "maven.test.skip", defaultValue = "false")
  private boolean skipTestCompilation;

  @Override
  void run() throws MojoExecutionException, MojoFailureException {
    if (skipChecks || skipTests || skipTestCompilation) {
      getLog().info("Checks skipped");
      return;
    }
    // Models run here to be proven, not to be fast.
    KERNELS.setLevel(Level.WARNING);
    try {
      ModelFolder main = folder(sourceDirectory);
      List<String> compile = project().getCompileClasspathElements();
      List<String> test = project().getTestClasspathElements();
      int failed = check(main, List.of(), compile, classesDirectory);
      failed += check(folder(testSourceDirectory), List.of(main), test, testClassesDirectory);
      if (failed > 0) {
        throw new MojoFailureException(failed + (failed == 1 ? " check" : " checks") + " failed");
      }
    } catch (IOException | DependencyResolutionRequiredException e) {
      throw new MojoExecutionException("the models cannot be read: " + e, e);
    }
  }

  /** How many checks of a folder's models failed. */
  private int check(
      ModelFolder folder, List<ModelFolder> others, List<String> classPath, File classes)
      throws IOException, MojoExecutionException, MojoFailureException {
    Diagnostics unreadable = new Diagnostics();
    ProjectLibraries libraries = new ProjectLibraries(folder, others, paths(classPath));
    ModelCompilation compiler =
        new ModelCompilation(precision(), Optional.empty(), Flavours.PORTABLE);
    int failed = 0;
    try (URLClassLoader loader = loader(classPath, classes)) {
      for (Map.Entry<String, SourceFile> file : folder.read(unreadable).entrySet()) {
        Compilation compiled =
            compiler.compilation(file.getKey(), file.getValue(), libraries::find);
        failed += compiled.hasErrors() ? complain(compiled) : check(compiled, loader);
      }
    }
    return failed;
  }

  /** A file that has become wrong since its classes were made proves nothing. */
  private int complain(Compilation compiled) {
    Messages.print(compiled.diagnostics(), getLog());
    return 1;
  }

  private int check(Compilation compiled, ClassLoader loader) throws MojoExecutionException {
    int failed = 0;
    for (Graph model : compiled.models()) {
      if (!model.checks().isEmpty()) {
        failed += check(model, loader);
      }
    }
    return failed;
  }

  private int check(Graph model, ClassLoader loader) throws MojoExecutionException {
    long start = System.nanoTime();
    List<Diagnostic> complaints = new ArrayList<>();
    try {
      for (Finding finding : GradientVerifier.verify(model, loader)) {
        if (finding instanceof Finding.Proven proven) {
          double seconds = (System.nanoTime() - start) / 1e9;
          getLog().info(String.format(Locale.ROOT, "%s; %.2f s", proven.summary(), seconds));
        }
        if (finding instanceof Finding.Held held) {
          getLog().info(held.summary());
        }
        Complaint.about(finding).ifPresent(complaints::add);
      }
    } catch (IllegalStateException | LinkageError e) {
      throw new MojoExecutionException("the model " + model.name() + " cannot be run: " + e, e);
    }
    Messages.print(complaints, getLog());
    return complaints.size();
  }

  /** The runtime comes from the plugin: its classes are those that this code knows. */
  private static URLClassLoader loader(List<String> classPath, File classes)
      throws MalformedURLException {
    List<URL> urls = new ArrayList<>(List.of(classes.toURI().toURL()));
    for (String element : classPath) {
      urls.add(Path.of(element).toUri().toURL());
    }
    return new URLClassLoader(urls.toArray(URL[]::new), CheckMojo.class.getClassLoader());
  }
}
