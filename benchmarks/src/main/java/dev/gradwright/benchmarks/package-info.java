/** What generated code is measured against. Each comparison is of equals, which a test checks. */
package dev.gradwright.benchmarks;
