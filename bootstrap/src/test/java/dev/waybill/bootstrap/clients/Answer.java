package dev.waybill.bootstrap.clients;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What a client says it was answered.
///
/// @param headers by name in any case
/// @param body as text; empty where it went to a file
record Answer(int status, Map<String, List<String>> headers, String body) {
  Answer {
    var anyCase = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
    headers.forEach((name, values) -> anyCase.merge(name, List.copyOf(values), Answer::joined));
    headers = Collections.unmodifiableMap(anyCase);
  }

  static List<String> joined(Collection<String> some, Collection<String> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name)).map(values -> String.join(", ", values));
  }
}
