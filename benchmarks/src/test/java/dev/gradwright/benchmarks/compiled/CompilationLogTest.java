package dev.gradwright.benchmarks.compiled;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On lines as JDK 17 writes them. */
class CompilationLogTest {
  private static final String LINES =
      """
      <task compile_id='7' method='a.Kernel byFirst ([F)V' bytes='9' level='3' stamp='1.0'>
      <late_inline method='3' inline_id='1'>
      </task>
      <task compile_id='8' method='a.Kernel byLast ([F)V' bytes='9' count='5' stamp='1.1'>
      <type id='1' name='void'/>
      <klass id='2' name='jdk.incubator.vector.FloatVector' flags='1025'/>
      <klass id='4' name='jdk.internal.vm.vector.VectorSupport' flags='1'/>
      <klass id='6' name='a.Numbers' flags='1'/>
      <method id='3' holder='2' name='intoArray' return='1' arguments='5' flags='17' bytes='42'/>
      <call method='3' count='10' prof_factor='1.0' inline='1'/>
      <inline_success reason='force inline by annotation'/>
      <method id='7' holder='4' name='store' return='1' flags='9' bytes='51'/>
      <call method='7' count='10' prof_factor='1.0' inline='1'/>
      <method id='8' holder='6' name='of' return='2' arguments='5' flags='9' bytes='51'/>
      <call method='8' count='10' prof_factor='1.0' inline='1'/>
      <inline_fail reason='NodeCountInliningCutoff'/>
      <method id='9' holder='6' name='sum' return='5' arguments='5 5' flags='9' bytes='51'/>
      <call method='9' count='10' prof_factor='1.0' inline='1'/>
      <inline_fail reason='NodeCountInliningCutoff'/>
      <late_inline method='7' inline_id='1'>
      </late_inline>
      <late_inline method='3' inline_id='2'>
      </late_inline>
      </task>
      """;

  @TempDir Path folder;

  @Test
  void whatHandlesVectorsAndFindsNoRoomIsTold() throws IOException {
    CompilationLog log = CompilationLog.of(Files.writeString(folder.resolve("log"), LINES));
    assertEquals(Set.of("a.Kernel.byLast"), log.compiled());
    Set<String> calls = Set.of("a.Numbers.of", "jdk.incubator.vector.FloatVector.intoArray");
    assertEquals(Map.of("a.Kernel.byLast", calls), log.withoutRoom());
  }
}
