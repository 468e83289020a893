package dev.waybill.rest.form;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.waybill.rest.error.Failures;
import dev.waybill.rest.multipart.PartCharset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Named text values, in the order they came. An empty one counts as not sent: forms send every
/// field, filled in or not.
public final class FormFields {
  /// For forms; an upload may need more, one for each file.
  private static final int MAX_FIELDS = 200;

  private final Map<String, List<String>> values = new LinkedHashMap<>();
  private final int most;
  private int count;

  public FormFields() {
    this(MAX_FIELDS);
  }

  /// @param most fields more than this are refused
  public FormFields(int most) {
    this.most = most;
  }

  public FormFields add(String name, String value) {
    if (++count > most) {
      throw Failures.tooManyFields(most).rejection();
    }
    values.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
    return this;
  }

  /// Every name, also of empty values.
  public Set<String> names() {
    return Collections.unmodifiableSet(values.keySet());
  }

  /// Whether the field was sent, if only empty.
  public boolean isSent(String name) {
    return values.containsKey(name);
  }

  public List<String> all(String name) {
    return values.getOrDefault(name, List.of()).stream().filter(text -> !text.isEmpty()).toList();
  }

  /// The value of a field that may be given once.
  public Optional<String> one(String name) {
    var all = all(name);
    if (all.size() > 1) {
      throw Failures.invalidField(name, "is given more than once").rejection();
    }
    return all.stream().findFirst();
  }

  /// Reads the query of an address.
  public static FormFields parse(String query) {
    return parse(query, PercentDecoder::decode);
  }

  /// Reads `application/x-www-form-urlencoded`.
  ///
  /// @param charset of its escapes, and of bytes that are not ASCII
  public static FormFields parse(byte[] form, PartCharset charset) {
    return parse(new String(form, ISO_8859_1), text -> PercentDecoder.decode(text, charset));
  }

  private static FormFields parse(String text, Function<String, Optional<String>> decoder) {
    var fields = new FormFields();
    for (var pair : text.split("&", -1)) {
      if (!pair.isEmpty()) {
        var equals = pair.indexOf('=');
        fields.add(
            decoded(equals < 0 ? pair : pair.substring(0, equals), decoder),
            decoded(equals < 0 ? "" : pair.substring(equals + 1), decoder));
      }
    }
    return fields;
  }

  private static String decoded(String text, Function<String, Optional<String>> decoder) {
    return decoder
        .apply(text)
        .orElseThrow(
            () -> Failures.malformed("The form or the query is not well-formed").rejection());
  }
}
