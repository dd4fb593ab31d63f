package dev.gradwright.runtime.checkpoint;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the JSON (RFC 8259) of safetensors headers: objects, arrays, strings and whole numbers
 * below 2^53; anything else, a name twice or nesting beyond what a header needs is malformed.
 */
final class Json {
  private static final int DEEPEST = 8;
  private static final long MOST = 1L << 53;

  private final String text;
  private int at;

  private Json(String text) {
    this.text = text;
  }

  /** Why a text is malformed. */
  static final class MalformedException extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedException(String reason) {
      super(reason);
    }
  }

  /** Maps of names to values, lists, strings and longs. */
  static Map<String, Object> object(String text) throws MalformedException {
    Json json = new Json(text);
    Map<String, Object> object = json.object(0);
    json.space();
    if (json.at < text.length()) {
      throw new MalformedException("goes on after its end at character " + json.at);
    }
    return object;
  }

  private Object value(int depth) throws MalformedException {
    if (depth > DEEPEST) {
      throw new MalformedException("nests deeper than " + DEEPEST);
    }
    space();
    return switch (peek()) {
      case '{' -> object(depth);
      case '[' -> array(depth);
      case '"' -> string();
      default -> number();
    };
  }

  private Map<String, Object> object(int depth) throws MalformedException {
    Map<String, Object> object = new LinkedHashMap<>();
    expect('{');
    if (closes('}')) {
      return object;
    }
    do {
      String name = string();
      expect(':');
      if (object.put(name, value(depth + 1)) != null) {
        throw new MalformedException("names \"" + name + "\" twice");
      }
    } while (continues('}'));
    return object;
  }

  private List<Object> array(int depth) throws MalformedException {
    List<Object> array = new ArrayList<>();
    expect('[');
    if (closes(']')) {
      return array;
    }
    do {
      array.add(value(depth + 1));
    } while (continues(']'));
    return array;
  }

  private boolean closes(char end) {
    space();
    boolean closes = peek() == end;
    at += closes ? 1 : 0;
    return closes;
  }

  private boolean continues(char end) throws MalformedException {
    if (closes(end)) {
      return false;
    }
    expect(',');
    return true;
  }

  private Long number() throws MalformedException {
    int begin = at;
    while (peek() >= '0' && peek() <= '9') {
      at++;
    }
    String digits = text.substring(begin, at);
    boolean leadingZero = digits.length() > 1 && digits.charAt(0) == '0';
    if (digits.isEmpty() || digits.length() > 16 || leadingZero || Long.parseLong(digits) >= MOST) {
      at = begin;
      throw malformed("a value");
    }
    return Long.parseLong(digits);
  }

  private String string() throws MalformedException {
    expect('"');
    StringBuilder string = new StringBuilder();
    while (peek() != '"') {
      if (peek() < ' ') {
        throw malformed("a closing quote");
      }
      char c = text.charAt(at++);
      string.append(c == '\\' ? escaped() : c);
    }
    at++;
    return string.toString();
  }

  private char escaped() throws MalformedException {
    char c = peek();
    at++;
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> unicode();
      default -> throw malformed("an escape");
    };
  }

  private char unicode() throws MalformedException {
    int code = 0;
    for (int i = 0; i < 4; i++) {
      int digit = Character.digit(peek(), 16);
      if (digit < 0) {
        throw malformed("four hexadecimal digits");
      }
      code = code * 16 + digit;
      at++;
    }
    return (char) code;
  }

  private void expect(char c) throws MalformedException {
    space();
    if (peek() != c) {
      throw malformed("'" + c + "'");
    }
    at++;
  }

  private void space() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  /** The next character, 0 at the end. */
  private char peek() {
    return at < text.length() ? text.charAt(at) : 0;
  }

  private MalformedException malformed(String wanted) {
    return new MalformedException("lacks " + wanted + " at character " + at);
  }

  /** A string with its quotes. */
  static String quote(String string) {
    StringBuilder json = new StringBuilder("\"");
    for (char c : string.toCharArray()) {
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < ' ') {
        json.append(String.format("\\u%04x", (int) c));
      } else {
        json.append(c);
      }
    }
    return json.append('"').toString();
  }
}
