package dev.waybill.domain.spelling;

import static java.lang.Math.abs;
import static java.lang.Math.min;

import java.util.OptionalInt;

/// How many slips of the finger lie between two words: a letter left out, put in, taken for
/// another, or swapped with the next, one after the other in any order (Damerau and Levenshtein).
public final class EditDistance {
  private EditDistance() {}

  /// Costs time and memory by the product of the lengths: bound what strangers send.
  public static int between(String from, String to) {
    var edits = new int[from.length() + 1][to.length() + 1];
    for (var i = 0; i <= from.length(); i++) {
      for (var j = 0; j <= to.length(); j++) {
        edits[i][j] = i == 0 || j == 0 ? i + j : fewest(edits, from, i, to, j);
      }
    }
    return edits[from.length()][to.length()];
  }

  /// The distance, unless it is greater than a bound. Costs nothing where the lengths differ by
  /// more than that.
  public static OptionalInt upTo(int most, String from, String to) {
    if (abs(from.length() - to.length()) > most) {
      return OptionalInt.empty();
    }
    var edits = between(from, to);
    return edits > most ? OptionalInt.empty() : OptionalInt.of(edits);
  }

  private static int fewest(int[][] edits, String from, int i, String to, int j) {
    var replaced = edits[i - 1][j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
    var fewest = min(replaced, 1 + min(edits[i - 1][j], edits[i][j - 1]));
    return min(fewest, swapped(edits, from, i, to, j));
  }

  /// The last letters of both were neighbours once and were swapped: what stood between them was
  /// left out first, what stands between them now was put in after.
  private static int swapped(int[][] edits, String from, int i, String to, int j) {
    var first = i < 2 ? -1 : from.lastIndexOf(to.charAt(j - 1), i - 2);
    var second = j < 2 ? -1 : to.lastIndexOf(from.charAt(i - 1), j - 2);
    return first < 0 || second < 0
        ? Integer.MAX_VALUE
        : edits[first][second] + (i - first - 2) + 1 + (j - second - 2);
  }
}
