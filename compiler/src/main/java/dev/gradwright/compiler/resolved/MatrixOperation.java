package dev.gradwright.compiler.resolved;

/** What is done with square matrices: the last two axes of the first operand. */
public enum MatrixOperation {
  CHOLESKY("cholesky"),
  /** Both factors in one matrix, and in one more column the row that has come to each row. */
  LU("lu"),
  SOLVE_LOWER("triangularSolve"),
  SOLVE_UPPER("triangularSolve"),
  SOLVE_UNIT_LOWER("triangularSolve"),
  SOLVE_UNIT_UPPER("triangularSolve");

  private final String spelling;

  MatrixOperation(String spelling) {
    this.spelling = spelling;
  }

  /** The name of the function in the language. */
  @Override
  public String toString() {
    return spelling;
  }
}
