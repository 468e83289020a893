package dev.waybill.bootstrap.config;

import dev.waybill.domain.spelling.EditDistance;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/// The known name that was probably meant.
public final class NearestName {
  private static final int MAX_LENGTH = 100;

  private NearestName() {}

  /// A name that holds the unknown one (`PORT`: `HTTP_PORT`) is nearer than any other; then the
  /// fewest edits count, then the order of the list.
  public static String of(String unknown, Collection<String> known) {
    var word = stem(unknown.substring(0, Math.min(unknown.length(), MAX_LENGTH)));
    return known.stream()
        .min(
            Comparator.<String, Boolean>comparing(name -> !stem(name).contains(word))
                .thenComparingInt(name -> EditDistance.between(word, stem(name))))
        .orElseThrow();
  }

  /// `HTTP_PORT` for `WAYBILL_HTTP_PORT`, `--http-port` and `waybill.http.port`.
  private static String stem(String name) {
    var words = name.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_").replaceFirst("^_+", "");
    return words.startsWith(Setting.PREFIX) ? words.substring(Setting.PREFIX.length()) : words;
  }
}
