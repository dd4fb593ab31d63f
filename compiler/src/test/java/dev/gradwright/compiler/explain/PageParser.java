package dev.gradwright.compiler.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads formulas as the language reference says that they bind; names may have spaces. */
final class PageParser {
  private static final Pattern NUMBER = Pattern.compile("\\d+(\\.\\d+)?([eE][-+]?\\d+)?");
  private static final Pattern WORD = Pattern.compile("[A-Za-z_]\\w*");
  private static final Pattern FOLD = Pattern.compile("(sum|prod|mean|max|min)\\[");

  private final List<String> names;
  private final String text;
  private int at;

  private PageParser(Set<String> names, String text) {
    this.names = names.stream().sorted(Comparator.comparing(String::length).reversed()).toList();
    this.text = text;
  }

  static PageFormula parse(Set<String> names, String text) {
    PageParser parser = new PageParser(names, text);
    PageFormula formula = parser.choice();
    parser.skip();
    if (parser.at < text.length()) {
      throw new PageException("left over: " + text.substring(parser.at) + " of " + text);
    }
    return formula;
  }

  private void skip() {
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
  }

  private boolean take(String symbol) {
    skip();
    if (!text.startsWith(symbol, at)) {
      return false;
    }
    at += symbol.length();
    return true;
  }

  private void need(String symbol) {
    if (!take(symbol)) {
      throw new PageException(symbol + " is missing at " + text.substring(at) + " of " + text);
    }
  }

  private PageFormula choice() {
    PageFormula condition = chain(List.of("||"), () -> chain(List.of("&&"), this::comparison));
    if (!take("?")) {
      return condition;
    }
    PageFormula then = choice();
    need(":");
    return new PageFormula.Choice(condition, then, choice());
  }

  private interface Rule {
    PageFormula read();
  }

  private PageFormula chain(List<String> operators, Rule tighter) {
    PageFormula left = tighter.read();
    Optional<String> operator = operator(operators);
    while (operator.isPresent()) {
      left = new PageFormula.Apply(operator.get(), List.of(left, tighter.read()));
      operator = operator(operators);
    }
    return left;
  }

  private Optional<String> operator(List<String> operators) {
    return operators.stream().filter(this::take).findFirst();
  }

  private PageFormula comparison() {
    PageFormula left = sum();
    Optional<String> operator = operator(List.of("<=", ">=", "==", "!=", "<", ">"));
    return operator.isEmpty() ? left : new PageFormula.Apply(operator.get(), List.of(left, sum()));
  }

  private PageFormula sum() {
    return chain(List.of("+", "-"), this::reduction);
  }

  /** A reduction reaches as far as a product. */
  private PageFormula reduction() {
    skip();
    Matcher fold = FOLD.matcher(text).region(at, text.length());
    if (!fold.lookingAt()) {
      return product();
    }
    at = fold.end();
    List<String> variables = new ArrayList<>();
    do {
      variables.add(word());
    } while (take(","));
    Optional<PageFormula> condition = take("with ") ? Optional.of(choice()) : Optional.empty();
    need("]");
    return new PageFormula.Fold(fold.group(1), variables, condition, reduction());
  }

  private PageFormula product() {
    return chain(List.of("*", "/", "div ", "%"), this::sign);
  }

  private PageFormula sign() {
    if (take("-")) {
      return new PageFormula.Apply("negate", List.of(sign()));
    }
    return take("!") ? new PageFormula.Apply("!", List.of(sign())) : power();
  }

  private PageFormula power() {
    PageFormula base = atom();
    return take("^") ? new PageFormula.Apply("^", List.of(base, sign())) : base;
  }

  private PageFormula atom() {
    if (take("(")) {
      PageFormula inner = choice();
      need(")");
      return inner;
    }
    Matcher number = NUMBER.matcher(text).region(at, text.length());
    if (number.lookingAt()) {
      at = number.end();
      return new PageFormula.Number(Double.parseDouble(number.group()));
    }
    Optional<String> name = names.stream().filter(this::stands).findFirst();
    if (name.isPresent()) {
      at += name.get().length();
      return new PageFormula.Read(
          name.get(), text.startsWith("[", at) ? list("[", "]") : List.of());
    }
    String word = word();
    return text.startsWith("(", at)
        ? new PageFormula.Apply(word, list("(", ")"))
        : new PageFormula.Variable(word);
  }

  /** Whether the name is here, and not the beginning of a longer word or a function. */
  private boolean stands(String name) {
    int end = at + name.length();
    return text.startsWith(name, at)
        && (end == text.length() || !Character.isJavaIdentifierPart(text.charAt(end)))
        && !text.startsWith("(", end);
  }

  private List<PageFormula> list(String open, String close) {
    need(open);
    List<PageFormula> all = new ArrayList<>();
    do {
      all.add(choice());
    } while (take(","));
    need(close);
    return all;
  }

  private String word() {
    skip();
    Matcher word = WORD.matcher(text).region(at, text.length());
    if (!word.lookingAt()) {
      throw new PageException("no word at " + text.substring(at) + " of " + text);
    }
    at = word.end();
    return word.group();
  }
}
