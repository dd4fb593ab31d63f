package dev.gradwright.benchmarks.jvm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A JVM that is started for one program. */
public record Jvm(String home, List<String> options) {
  /** What gives a JVM vectors. */
  public static final List<String> VECTORS = List.of("--add-modules", "jdk.incubator.vector");

  /** Copies the options. */
  public Jvm {
    options = List.copyOf(options);
  }

  /** Of the JDK that runs the tests. */
  public static Jvm with(List<String> options) {
    return new Jvm(System.getProperty("java.home"), options);
  }

  /** The lines that a program on the class path of the tests prints before it ends well. */
  public List<String> lines(Class<?> program, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(home, "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
    command.addAll(arguments);
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      List<String> lines = new String(process.getInputStream().readAllBytes()).lines().toList();
      assertEquals(0, process.waitFor(), command::toString);
      return lines;
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
