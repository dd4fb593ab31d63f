/** The model language. Words are soft: {@code name} lists those that may also be names. */
grammar Grad;

@lexer::members {
  private static final java.util.Set<Integer> MARKS_AND_NUMBERS =
      java.util.Set.of(
          (int) Character.NON_SPACING_MARK,
          (int) Character.ENCLOSING_MARK,
          (int) Character.COMBINING_SPACING_MARK,
          (int) Character.LETTER_NUMBER,
          (int) Character.OTHER_NUMBER);

  private static boolean isLetter(int character) {
    return Character.isLetter(character);
  }

  private static boolean isPartOfName(int character) {
    return Character.isLetterOrDigit(character)
        || MARKS_AND_NUMBERS.contains(Character.getType(character));
  }
}

file: item* EOF;

item: importDeclaration | constant | fn | layer | model;

importDeclaration: 'import' name ('.' name)* ';';

constant: 'const' name (':' type)? '=' expr ';';

fn: 'fn' name dims? parameters '->' type block adjointRule?;

adjointRule: SURROGATE? 'adjoint' '(' name (',' name)* ')' block;

layer: 'layer' name dims? parameters? block;

dims: '<' dimName (',' dimName)* '>';

model: 'model' name parameters? block;

parameters: '(' (parameter (',' parameter)*)? ')';

parameter: CONST? name (':' type)? domain? ('=' expr)?;

domain: 'in' range;

range: expr ('..' expr)?;

dimName: '..'? name;

type
    : name ('[' entry (',' entry)* ']')?                    # TensorType
    | 'fn' '(' (type (',' type)*)? ')' '->' type            # FunctionType
    | '(' type (',' type)+ ')'                              # TupleType
    ;

entry
    : '..' name                                             # LeadingEntry
    | expr                                                  # ValueEntry
    ;

block: '{' statement* '}';

statement
    : 'precision' name ';'                                  # Precision
    | 'dim' dimName (',' dimName)* ';'                      # Dim
    | 'input' name ':' type domain? ';'                     # Input
    | 'param' name ':' type initially ';'                       # Param
    | 'state' name ':' type initially ';'                       # State
    | 'use' name ('[' expr ']')? '=' expr ';'               # Use
    | 'let' pattern '=' expr ';'                            # Let
    | 'output' pattern '=' expr ';'                         # Output
    | 'loss' '=' expr ';'                                   # Loss
    | 'update' name '=' expr ';'                            # Update
    | 'check' name property? bindings? ';'                  # Check
    | 'forward' parameters '->' type block                  # Forward
    | 'return' expr ';'                                     # Return
    | 'bar' name '=' expr ';'                               # Bar
    | 'next' assignment (',' assignment)* ';'               # Next
    | 'yield' expr (',' expr)* ';'                          # Yield
    | 'final' name (',' name)* ';'                          # Final
    | constant                                              # LocalConstant
    ;

initially
    : '=' expr                                              # ValueStart
    | 'init' name arguments                                 # InitialiserStart
    ;

pattern
    : name (':' type | '[' binder (',' binder)* ']')? domain?   # NamePattern
    | '(' name (',' name)* ')'                              # TuplePattern
    ;

binder: '..' name | name domain?;

property: '(' (argument ((',' argument)* | 'under' name 'of' name (',' name)*))? ')';

bindings: 'at' arguments;

assignment: name '=' expr;

arguments: '(' (argument (',' argument)*)? ')';

argument: (argumentName '=')? expr;

/* `normal(mean = 1)`: before an equals sign the reduction is not meant. */
argumentName: name | 'mean';

/* One left-recursive rule: a ladder of levels overflows a small stack, and is ambiguous after a reduction. */
expr
    : expr '.' name                                         # Member
    | expr arguments                                        # Call
    | expr '[' index (',' index)* ']'                       # Subscript
    | <assoc = right> expr '^' expr                         # Power
    | ('-' | '!') expr                                      # Prefix
    | expr ('*' | '/' | 'div' | '%' | '@') expr             # Product
    | reduction '[' binder (',' binder)* ']' expr           # Reduce
    | expr ('+' | '-') expr                                 # Sum
    | expr ('<' | '<=' | '>' | '>=' | '==' | '!=') expr     # Comparison
    | expr '&&' expr                                        # Conjunction
    | expr '||' expr                                        # Disjunction
    | <assoc = right> expr '?' expr ':' expr                # Conditional
    | reduction arguments                                   # ReduceAll
    | ('grad' | 'jacobian') '(' expr wrt ')'                # Gradient
    | ('jvp' | 'hvp') '(' expr wrt along ')'                # Directional
    | 'for' name 'in' range carries? block                  # For
    | 'scan' name 'in' range carries? 'reverse'? remat? block # Scan
    | '(' expr (',' expr)* ')'                              # Parenthesised
    | '[' entry (',' entry)* ']'                            # Literal
    | (INT | REAL | 'true' | 'false' | '_')                 # Atom
    | name                                                  # Reference
    ;

reduction: 'sum' | 'max' | 'min' | 'prod' | 'mean';

wrt: 'wrt' path (',' path)*;

along: 'along' expr (',' expr)*;

path: name step*;

step: '.' name | '[' expr ']';

carries: 'from' '(' carry (',' carry)* ')';

carry: name (':' type)? '=' expr;

remat: 'remat' expr?;

index
    : '..' name?                                            # WholeIndex
    | expr ('..' expr)?                                     # RangeIndex
    ;

name
    : NAME | 'import' | 'const' | 'fn' | 'layer' | 'model' | 'surrogate' | 'adjoint' | 'precision' | 'dim' | 'input'
    | 'param' | 'state' | 'use' | 'let' | 'output' | 'loss' | 'update' | 'check' | 'forward' | 'return' | 'bar' | 'next'
    | 'yield' | 'final' | 'init' | 'in' | 'at' | 'under' | 'of' | 'for' | 'scan' | 'from' | 'reverse' | 'remat' | 'wrt'
    | 'along' | 'div'
    ;

IMPORT: 'import';
CONST: 'const';
FN: 'fn';
LAYER: 'layer';
MODEL: 'model';
SURROGATE: 'surrogate';
ADJOINT: 'adjoint';
PRECISION: 'precision';
DIM: 'dim';
INPUT: 'input';
PARAM: 'param';
STATE: 'state';
USE: 'use';
LET: 'let';
OUTPUT: 'output';
LOSS: 'loss';
UPDATE: 'update';
CHECK: 'check';
FORWARD: 'forward';
RETURN: 'return';
BAR: 'bar';
NEXT: 'next';
YIELD: 'yield';
FINAL: 'final';
INIT: 'init';
IN: 'in';
AT: 'at';
UNDER: 'under';
OF: 'of';
FOR: 'for';
SCAN: 'scan';
FROM: 'from';
REVERSE: 'reverse';
REMAT: 'remat';
WRT: 'wrt';
ALONG: 'along';
DIV: 'div';

SUM: 'sum';
MAX: 'max';
MIN: 'min';
PROD: 'prod';
MEAN: 'mean';
GRAD: 'grad';
JVP: 'jvp';
JACOBIAN: 'jacobian';
HVP: 'hvp';
TRUE: 'true';
FALSE: 'false';

ARROW: '->';
RANGE: '..';
AND: '&&';
OR: '||';
LESS_OR_EQUAL: '<=';
GREATER_OR_EQUAL: '>=';
EQUAL: '==';
NOT_EQUAL: '!=';
LESS: '<';
GREATER: '>';
NOT: '!';
ASSIGN: '=';
PLUS: '+';
MINUS: '-';
TIMES: '*';
SLASH: '/';
PERCENT: '%';
CONTRACT: '@';
POWER: '^';
QUESTION: '?';
COLON: ':';
COMMA: ',';
SEMICOLON: ';';
DOT: '.';
LEFT_PARENTHESIS: '(';
RIGHT_PARENTHESIS: ')';
LEFT_BRACKET: '[';
RIGHT_BRACKET: ']';
LEFT_BRACE: '{';
RIGHT_BRACE: '}';
HOLE: '_';

REAL: [0-9]+ '.' [0-9]+ EXPONENT? | [0-9]+ EXPONENT;
INT: [0-9]+;
fragment EXPONENT: [eE] [+-]? [0-9]+;

/* `0..K` holds an int, so a dot before a dot belongs to the range. */
MALFORMED_NUMBER
    : [0-9]+ ('.' [0-9]+)? [A-Za-z_] [A-Za-z_0-9]*
    | [0-9]+ '.' {_input.LA(1) != '.'}?
    | '.' [0-9]+ [A-Za-z_0-9]*
    ;

NAME: [A-Za-z_] [A-Za-z_0-9]*;
/* Asked of each character: the sets of all letters and marks of Unicode take long to set up. */
NON_ASCII_NAME
    : ([A-Za-z_] | NON_ASCII {isLetter(_input.LA(-1))}?)
      ([A-Za-z_0-9] | NON_ASCII {isPartOfName(_input.LA(-1))}?)*
    ;
fragment NON_ASCII: [\u0080-\u{10FFFF}];

BLOCK: '/*' .*? '*/' -> channel(HIDDEN);
BLOCK_OPENING: '/*';
LINE_COMMENT: '//' ~[\r\n]* -> skip;
WHITE_SPACE: [ \t\r\n\f]+ -> skip;
TEXT: '"' ~["\r\n]* '"' | '\'' ~['\r\n]* '\'';
/* Halves of surrogate pairs come as replacement characters. */
UNKNOWN: '\uFFFD' '\uFFFD' | .;
