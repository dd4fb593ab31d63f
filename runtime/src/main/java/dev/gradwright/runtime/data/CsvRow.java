package dev.gradwright.runtime.data;

import java.util.List;

/** One row and the line on which it begins, counted from 1. */
record CsvRow(int line, List<String> fields) {
  CsvRow {
    fields = List.copyOf(fields);
  }
}
