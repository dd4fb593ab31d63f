package dev.gradwright.maven.regenerate;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one model file was compiled from and into, by hashes.
 *
 * @param text the hash of the file
 * @param found for each name that was looked up the hash of the file it led to; empty if to none,
 *     so that a file that appears later counts as a change
 * @param written for each generated file, by its path below the output folder, its hash
 */
record Entry(String text, Map<String, String> found, Map<String, String> written) {
  Entry {
    found = Collections.unmodifiableMap(new TreeMap<>(found));
    written = Collections.unmodifiableMap(new TreeMap<>(written));
  }

  /** Claims files whose content is not known. */
  static Entry unfinished(Iterable<String> paths) {
    Map<String, String> written = new TreeMap<>();
    paths.forEach(path -> written.put(path, ""));
    return new Entry("", Map.of(), written);
  }
}
