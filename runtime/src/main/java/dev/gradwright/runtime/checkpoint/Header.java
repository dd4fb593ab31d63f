package dev.gradwright.runtime.checkpoint;

import dev.gradwright.runtime.model.Parameter;
import dev.gradwright.runtime.tensor.Precision;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The header of a safetensors file: per tensor its type, shape and place in the bytes that follow,
 * and a map of strings.
 *
 * @param entries in the order of the file
 * @param notes what stands under {@code __metadata__}
 */
record Header(Map<String, Entry> entries, Map<String, String> notes) {
  private static final String NOTES = "__metadata__";

  /** One tensor: its bytes are {@code begin} to {@code end - 1} of the data. */
  record Entry(String type, List<Long> shape, long begin, long end) {}

  /** Places tensors one after the other. */
  static Header of(List<Parameter> tensors, Map<String, String> notes) {
    Map<String, Entry> entries = new LinkedHashMap<>();
    long begin = 0;
    for (Parameter tensor : tensors) {
      List<Long> shape = Arrays.stream(tensor.value().shape()).mapToObj(Long::valueOf).toList();
      long end = begin + (long) tensor.value().size() * tensor.value().precision().bytes();
      entries.put(tensor.path(), new Entry(type(tensor.value().precision()), shape, begin, end));
      begin = end;
    }
    return new Header(entries, notes);
  }

  static String type(Precision precision) {
    return switch (precision) {
      case F32 -> "F32";
      case F64 -> "F64";
    };
  }

  /** As JSON, byte for byte the same for the same tensors and notes. */
  String toJson() {
    List<String> members = new ArrayList<>();
    List<String> strings = new ArrayList<>();
    notes.forEach((name, note) -> strings.add(Json.quote(name) + ":" + Json.quote(note)));
    members.add(Json.quote(NOTES) + ":{" + String.join(",", strings) + "}");
    entries.forEach((name, e) -> members.add(Json.quote(name) + ":" + toJson(e)));
    return "{" + String.join(",", members) + "}";
  }

  private static String toJson(Entry e) {
    String shape = String.join(",", e.shape.stream().map(String::valueOf).toList());
    return "{\"dtype\":\""
        + e.type
        + "\",\"shape\":["
        + shape
        + "],\"data_offsets\":["
        + e.begin
        + ","
        + e.end
        + "]}";
  }

  /** Reads a header whose tensors must follow each other without gap or overlap. */
  static Header parse(String json) throws Json.MalformedException {
    Map<String, Entry> entries = new LinkedHashMap<>();
    Map<String, String> notes = new LinkedHashMap<>();
    for (Map.Entry<String, Object> member : Json.object(json).entrySet()) {
      if (member.getKey().equals(NOTES)) {
        notes.putAll(notes(member.getValue()));
      } else {
        entries.put(member.getKey(), entry(member.getKey(), member.getValue()));
      }
    }
    requireCover(entries);
    return new Header(entries, notes);
  }

  private static Map<String, String> notes(Object value) throws Json.MalformedException {
    Map<String, String> notes = new LinkedHashMap<>();
    Map<?, ?> members = as(Map.class, value, NOTES);
    for (Map.Entry<?, ?> note : members.entrySet()) {
      notes.put((String) note.getKey(), as(String.class, note.getValue(), NOTES));
    }
    return notes;
  }

  private static Entry entry(String name, Object value) throws Json.MalformedException {
    Map<?, ?> fields = as(Map.class, value, name);
    if (fields.size() != 3) {
      throw new Json.MalformedException(
          "gives \"" + name + "\" other fields than dtype, shape and data_offsets");
    }
    List<Long> offsets = longs(fields.get("data_offsets"), name);
    if (offsets.size() != 2 || offsets.get(0) > offsets.get(1)) {
      throw new Json.MalformedException("gives \"" + name + "\" the offsets " + offsets);
    }
    String type = as(String.class, fields.get("dtype"), name);
    return new Entry(type, longs(fields.get("shape"), name), offsets.get(0), offsets.get(1));
  }

  private static List<Long> longs(Object value, String name) throws Json.MalformedException {
    List<Long> longs = new ArrayList<>();
    List<?> elements = as(List.class, value, name);
    for (Object element : elements) {
      longs.add(as(Long.class, element, name));
    }
    return List.copyOf(longs);
  }

  private static <T> T as(Class<T> type, Object value, String name) throws Json.MalformedException {
    if (!type.isInstance(value)) {
      throw new Json.MalformedException("describes \"" + name + "\" in another form");
    }
    return type.cast(value);
  }

  private static void requireCover(Map<String, Entry> entries) throws Json.MalformedException {
    List<Map.Entry<String, Entry>> inOrder = new ArrayList<>(entries.entrySet());
    inOrder.sort(
        Comparator.comparingLong((Map.Entry<String, Entry> e) -> e.getValue().begin)
            .thenComparingLong(e -> e.getValue().end));
    long covered = 0;
    for (Map.Entry<String, Entry> e : inOrder) {
      if (e.getValue().begin != covered) {
        String how = e.getValue().begin < covered ? "overlapping" : "leaving a gap";
        throw new Json.MalformedException(
            "places \""
                + e.getKey()
                + "\" at byte "
                + e.getValue().begin
                + ", "
                + how
                + ", expected "
                + covered);
      }
      covered = e.getValue().end;
    }
  }

  /** How many bytes all tensors take. */
  long dataBytes() {
    return entries.values().stream().mapToLong(Entry::end).max().orElse(0);
  }
}
