package dev.waybill.domain.spelling;

import static java.lang.Math.min;

/// How many slips of the finger lie between two words: a letter left out, put in, taken for
/// another, or swapped with the next (optimal string alignment, after Damerau and Levenshtein).
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

  private static int fewest(int[][] edits, String from, int i, String to, int j) {
    var replaced = edits[i - 1][j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
    var fewest = min(replaced, 1 + min(edits[i - 1][j], edits[i][j - 1]));
    return isSwap(from, i, to, j) ? min(fewest, 1 + edits[i - 2][j - 2]) : fewest;
  }

  private static boolean isSwap(String from, int i, String to, int j) {
    return i > 1
        && j > 1
        && from.charAt(i - 1) == to.charAt(j - 2)
        && from.charAt(i - 2) == to.charAt(j - 1);
  }
}
