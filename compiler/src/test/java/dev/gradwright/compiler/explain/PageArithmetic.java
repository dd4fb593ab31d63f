package dev.gradwright.compiler.explain;

import java.util.List;
import org.apache.commons.math3.special.Erf;

/** Functions of numbers by the names that pages use; truth is 1. */
final class PageArithmetic {
  private PageArithmetic() {}

  static double apply(String function, List<Double> x) {
    return x.size() == 1 ? of(function, x.get(0)) : of(function, x.get(0), x.get(1));
  }

  private static double of(String function, double x) {
    return switch (function) {
      case "negate" -> -x;
      case "!" -> 1 - x;
      case "exp" -> Math.exp(x);
      case "expm1" -> Math.expm1(x);
      case "log" -> Math.log(x);
      case "log1p" -> Math.log1p(x);
      case "sqrt" -> Math.sqrt(x);
      case "tanh" -> Math.tanh(x);
      case "sin" -> Math.sin(x);
      case "cos" -> Math.cos(x);
      case "abs" -> Math.abs(x);
      case "sign" -> Math.signum(x);
      case "floor" -> Math.floor(x);
      case "erf" -> Erf.erf(x);
      case "real" -> x;
      default -> throw new PageException("a function " + function);
    };
  }

  private static double of(String function, double x, double y) {
    return switch (function) {
      case "+" -> x + y;
      case "-" -> x - y;
      case "*" -> x * y;
      case "/" -> x / y;
      case "^" -> Math.pow(x, y);
      case "div " -> Math.floor(x / y);
      case "%" -> x - y * Math.floor(x / y);
      case "min" -> Math.min(x, y);
      case "max" -> Math.max(x, y);
      case "atan2" -> Math.atan2(x, y);
      default -> truth(function, x, y) ? 1 : 0;
    };
  }

  private static boolean truth(String function, double x, double y) {
    return switch (function) {
      case "<" -> x < y;
      case "<=" -> x <= y;
      case ">" -> x > y;
      case ">=" -> x >= y;
      case "==" -> x == y;
      case "!=" -> x != y;
      case "&&" -> x != 0 && y != 0;
      case "||" -> x != 0 || y != 0;
      default -> throw new PageException("a function " + function);
    };
  }
}
