package dev.waybill.bootstrap.config;

import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// One place that settings come from.
///
/// @param values text by name, like `WAYBILL_HTTP_PORT`
/// @param origin where a name's value came from, in words
record Source(Map<String, String> values, UnaryOperator<String> origin) {
  Source {
    values = Map.copyOf(values);
  }

  /// Keys are names, as [Setting#flag] stands for them.
  static Source flags(Map<String, String> values) {
    return new Source(values, name -> "flag " + Setting.flagFor(name));
  }

  static Source environment(Map<String, String> values) {
    return new Source(values, name -> "environment");
  }

  static Source file(String path, Map<String, String> values) {
    return new Source(values, name -> "file " + path);
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(values.get(name));
  }

  String originOf(String name) {
    return origin.apply(name);
  }
}
