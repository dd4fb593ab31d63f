package dev.gradwright.runtime.kernel;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.gradwright.runtime.elementary.StagedFloats;
import dev.gradwright.runtime.parallel.Strips;
import dev.gradwright.runtime.random.Fill;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class ThreadStripsTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** Also so many are stated by {@code Model.memory}. */
  private static final long STATED = 64 * 1024;

  private final float[] numbers = new float[Strips.LENGTH];
  private long allocated;

  @Test
  void stripsOfAThreadTakeWhatIsStated() throws InterruptedException {
    allocatedByANewThread(); // loads classes
    long strips = allocatedByANewThread();
    assertTrue(strips > STATED / 2 && strips <= STATED, () -> strips + " bytes");
  }

  private long allocatedByANewThread() throws InterruptedException {
    Thread thread =
        new Thread(
            () -> {
              long id = Thread.currentThread().getId();
              long before = THREADS.getThreadAllocatedBytes(id);
              Fill.uniform(numbers, 0, numbers.length, 1, 2, 3, 4, 5, 6);
              StagedFloats.exp(numbers, 0, numbers.length);
              Powers.floats();
              allocated = THREADS.getThreadAllocatedBytes(id) - before;
            });
    thread.start();
    thread.join();
    return allocated;
  }
}
