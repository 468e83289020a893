package dev.waybill.bootstrap.config;

import java.util.Optional;
import java.util.function.Function;

/// How the text of a setting becomes a value.
///
/// @param label one word for help texts, like `size`
/// @param allowed what may be written, completing "allowed is ..."
/// @param parser empty for text that is not allowed; never throws
public record Kind<T>(String label, String allowed, Function<String, Optional<T>> parser) {
  Optional<T> parse(String text) {
    return parser.apply(text);
  }

  /// The same, but no text at all is a value too: nothing.
  Kind<Optional<T>> optional() {
    return new Kind<>(
        label,
        allowed,
        text ->
            text.isEmpty()
                ? Optional.of(Optional.empty())
                : Optional.of(parser.apply(text)).filter(Optional::isPresent));
  }
}
