package dev.gradwright.runtime.optimise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

final class ScheduleTest {

  @Test
  void constantStays() {
    assertEquals(0.3, Schedule.constant(0.3).at(1_000_000));
  }

  @Test
  void stepMultipliesAfterEverySoMany() {
    Schedule schedule = Schedule.step(8, 0.5, 10);
    assertEquals(8, schedule.at(9));
    assertEquals(4, schedule.at(10));
    assertEquals(1, schedule.at(30));
  }

  @Test
  void cosineFallsHalfwayInTheMiddleAndStaysAtItsEnd() {
    Schedule schedule = Schedule.cosine(1, 0.2, 100);
    assertEquals(1, schedule.at(0));
    assertEquals(0.6, schedule.at(50), 1e-15);
    assertEquals(0.2 + 0.8 * 0.75, schedule.at(33) + (schedule.at(34) - schedule.at(33)) / 3, 1e-4);
    assertEquals(0.2, schedule.at(100), 1e-15);
    assertEquals(0.2, schedule.at(1000), 1e-15);
  }

  @Test
  void warmUpScalesTheFirstRatesOfAnySchedule() {
    Schedule schedule = Schedule.step(1, 0.5, 4).warmUp(8);
    assertEquals(1.0 / 8, schedule.at(0));
    assertEquals(0.5 * 5 / 8, schedule.at(4));
    assertEquals(0.5, schedule.at(7));
    assertEquals(0.25, schedule.at(8));
  }

  @Test
  void lengthsBelowOneAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> Schedule.step(1, 0.5, 0));
    assertThrows(IllegalArgumentException.class, () -> Schedule.cosine(1, 0, 0));
    assertThrows(IllegalArgumentException.class, () -> Schedule.constant(1).warmUp(0));
  }
}
