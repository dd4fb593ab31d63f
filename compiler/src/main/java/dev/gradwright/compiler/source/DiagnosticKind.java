package dev.gradwright.compiler.source;

import java.util.Locale;

/**
 * Every kind of diagnostic, by stage; {@code %s} in a template stands for a fact of the case. Each
 * kind has a program in the golden folder.
 */
public enum DiagnosticKind {
  // @formatter:off
  // reading and tokens
  FILE_TOO_LARGE        ("the file has %s bytes"),
  UNREADABLE_FILE       ("the file cannot be read"),
  MALFORMED_UTF8        ("byte %s of the file is not UTF-8"),
  UNEXPECTED_CHARACTER  ("%s has no meaning in a model file"),
  NON_ASCII_NAME        ("names are written in ASCII"),
  MALFORMED_NUMBER      ("`%s` is not a number"),
  BLOCK_COMMENT         ("`/*` opens no comment"),
  UNTERMINATED_COMMENT  ("this comment is never closed"),
  UNCLOSED_BRACKET      ("this `%s` is never closed"),
  UNOPENED_BRACKET      ("this `%s` closes nothing"),
  MISMATCHED_BRACKET    ("`%s` is closed by `%s`"),
  LOOSE_DOC             (Severity.WARNING, "this comment documents nothing"),
  NESTED_TOO_DEEPLY     ("expressions are nested more than %s deep"),

  // syntax
  UNEXPECTED_TOKEN      ("unexpected %s in %s"),
  MISSING_SEMICOLON     ("missing `;` after %s"),
  RESERVED_NAME         ("`%s` is reserved and cannot be a name"),
  UNKNOWN_DECLARATION   ("`%s` starts no declaration"),
  MISPLACED_DECLARATION ("`%s` cannot stand in %s"),
  UNKNOWN_TYPE          ("unknown type `%s`"),
  CHAINED_COMPARISON    ("comparisons cannot be chained"),
  HALF_OPEN_SLICE       ("a slice states both of its ends"),

  // names
  UNKNOWN_NAME          ("`%s` is not known here"),
  USED_TOO_EARLY        ("`%s` is used before it is declared"),
  DUPLICATE_NAME        ("`%s` is declared twice"),
  AMBIGUOUS_NAME        ("`%s` is declared by several imports"),
  UNKNOWN_IMPORT        ("there is no file `%s` to import"),
  IMPORT_CYCLE          ("`%s` imports itself"),
  LIBRARY_NAME          ("`%s` is the name of a library file"),
  UNUSED_IMPORT         (Severity.WARNING, "nothing of `%s` is used"),
  UNUSED_NAME           (Severity.WARNING, "`%s` is never used"),
  EMPTY_FILE            (Severity.WARNING, "the file declares nothing"),
  FOLDER_NAME           ("the folder `%s` cannot be a Java package"),
  JAVA_NAME             ("`%s` cannot be a name in the generated Java"),
  CASE_CLASH            ("`%s` and `%s` differ only in upper and lower case"),
  TRANSPOSE_NAME        ("no member may be called `T`: `.T` transposes"),
  NOT_A_VALUE           ("`%s` is %s, not a value"),
  NOT_CALLABLE          ("%s cannot be called"),
  NOT_A_LAYER           ("%s is not a layer"),
  UNKNOWN_MEMBER        ("%s has no member `%s`"),
  RECURSION             ("`%s` calls itself"),

  // declarations
  MISPLACED_FORMAT      ("`%s` has no place in %s"),
  REPEATED_CLAUSE       ("%s is given twice"),
  MISSING_FORWARD       ("layer `%s` has no forward"),
  MISSING_RETURN        ("%s returns nothing"),
  UNREACHABLE           ("nothing may follow `return`"),
  MISSING_DEFAULT       ("build-time parameter `%s` of a model needs a value"),
  EMPTY_MODEL           ("model `%s` has neither outputs nor a loss"),
  TOO_MANY_INPUTS       ("model `%s` has %s %s"),
  MISSING_NEXT          ("the loop says no `next %s`"),
  NOT_A_CARRY           ("the loop carries no `%s`"),
  MISSING_YIELD         ("the scan %s and yields nothing"),
  MISSING_BAR           ("the rule says no `bar %s`"),
  NOT_A_STATE           ("`%s` is %s, not a state"),
  UNKNOWN_BAR           ("`%s` has no adjoint"),
  UNKNOWN_INITIALISER   ("there is no initialiser `%s`"),
  UNKNOWN_CHECK         ("there is no check `%s`"),
  NOT_CONSTANT          ("%s is not known when the model is built"),

  // arguments
  MISSING_ARGUMENT      ("%s lacks its argument `%s`"),
  UNKNOWN_ARGUMENT      ("%s has no argument `%s`"),
  TOO_MANY_ARGUMENTS    ("%s takes %s"),
  REPEATED_ARGUMENT     ("argument `%s` is given twice"),
  MISPLACED_HOLE        ("`_` stands only for an argument of a function that is handed over"),
  FUNCTION_NEEDED       ("`%s` of %s is a function"),
  FUNCTION_MISFIT       ("%s does not fit `%s`"),
  UNOWNED_LAYER         ("a layer that is handed to a fn needs a name"),

  // types
  WRONG_TYPE            ("%s must be %s"),
  WRONG_ELEMENT         ("%s is not defined for %s"),
  WRONG_RANK            ("%s is not defined for %s"),
  INT_DIVISION          ("`/` does not divide ints"),
  DIMS_DIFFER           ("the dims of %s do not fit"),
  UNSOLVED_DIM          ("nothing says what dim `%s` of %s is"),
  LEADING_DIMS          ("leading dims `..%s` %s"),
  SEVERAL_VALUES        ("%s has %s values where one is needed"),
  WRONG_COUNT           ("%s names for %s"),
  NOT_DIFFERENTIABLE    ("%s cannot be differentiated %s"),
  WRONG_DIRECTIONS      ("`%s` has %s for %s"),

  // extents and indices
  NOT_AN_EXTENT         ("this is not an extent"),
  BAD_EXTENT            ("extent %s is %s"),
  INT_TOO_LARGE         ("`%s` has more than the 32 bits of an int"),
  REAL_TOO_LARGE        ("`%s` is larger than any number of 64 bits"),
  NOT_A_LITERAL         ("%s must be written as a number"),
  BAD_DOMAIN            ("%s"),
  TOO_MANY_INDICES      ("%s has %s, not %s"),
  OUTSIDE               ("%s is outside of `%s`"),
  OPEN_GATHER           ("nothing bounds the values of %s"),
  INDEX_WITHOUT_RANGE   ("nothing says the range of index `%s`"),
  INDEX_RANGES_DIFFER   ("index `%s` runs over different dims"),
  NOT_A_SCALAR          ("%s is %s, not a scalar"),

  // numbers put in for dims and build-time parameters
  UNFULFILLED           ("%s"),
  UPDATED_OFTEN         ("layer `%s` updates its state and is applied %s"),
  ARRAY_TOO_LARGE       ("%s has %s elements"),
  GRADIENT_OF_EACH      ("`%s` inside index notation cannot differentiate by `%s`, which is the same for every index"),
  NO_FORWARD_RULE       ("`jvp` does not know how to pass `%s`, whose surrogate adjoint leads backwards alone"),
  TOO_MANY_ROUNDS       ("%s unrolls to %s copies, more than %s"),
  TOO_MANY_CALLS        ("the model makes more than %s calls"),
  UNREACHED             (Severity.WARNING, "`%s` has no part in what `%s` differentiates: the derivative is zero"),
  CONSTANT_LOSS         (Severity.WARNING, "the loss of `%s` depends on nothing that is given or learned"),
  UNTRAINED             (Severity.WARNING, "the loss does not depend on `%s`: its gradient is zero"),

  // numbers of the text
  INT_OVERFLOW          ("`%s` has more than the 32 bits of an int"),
  DIVISION_BY_ZERO      ("`%s` divides an int by zero"),
  NO_NUMBER             (Severity.WARNING, "`%s` is %s"),

  // derivatives
  SINGULAR_POINT        (Severity.WARNING, "the derivative of `%s` is %s where %s"),

  // checks
  WRONG_GRADIENT        ("the gradient of `%s` is not what differences say, at %s"),
  WRONG_CLASS           ("the class of `%s` is not what its f64 twin says, at %s"),
  NOT_FINITE            ("%s of `%s` is not finite"),
  NOT_INVARIANT         ("`%s` of `%s` is not invariant under %s"),
  UNDECIDED_CHECK       ("`%s` cannot be checked: %s");
  // @formatter:on

  private final Severity severity;
  private final String template;

  DiagnosticKind(String template) {
    this(Severity.ERROR, template);
  }

  DiagnosticKind(Severity severity, String template) {
    this.severity = severity;
    this.template = template;
  }

  public Severity severity() {
    return severity;
  }

  /** The name users see, such as {@code unknown-type}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  String message(Object... facts) {
    long wanted = template.split("%s", -1).length - 1L;
    if (facts.length != wanted) {
      throw new IllegalArgumentException(code() + " takes " + wanted + " facts");
    }
    return String.format(template, facts);
  }
}
