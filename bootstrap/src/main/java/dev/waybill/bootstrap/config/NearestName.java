package dev.waybill.bootstrap.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.IntStream;

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
                .thenComparingInt(name -> edits(word, stem(name))))
        .orElseThrow();
  }

  /// `HTTP_PORT` for `WAYBILL_HTTP_PORT`, `--http-port` and `waybill.http.port`.
  private static String stem(String name) {
    var words = name.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_").replaceFirst("^_+", "");
    return words.startsWith(Setting.PREFIX) ? words.substring(Setting.PREFIX.length()) : words;
  }

  /// Levenshtein's distance, a row at a time.
  private static int edits(String from, String to) {
    var row = IntStream.rangeClosed(0, to.length()).toArray();
    for (var i = 1; i <= from.length(); i++) {
      row = next(row, i, from.charAt(i - 1), to);
    }
    return row[to.length()];
  }

  private static int[] next(int[] above, int i, char c, String to) {
    var row = new int[above.length];
    row[0] = i;
    for (var j = 1; j < row.length; j++) {
      var replaced = above[j - 1] + (c == to.charAt(j - 1) ? 0 : 1);
      row[j] = Math.min(replaced, 1 + Math.min(above[j], row[j - 1]));
    }
    return row;
  }
}
