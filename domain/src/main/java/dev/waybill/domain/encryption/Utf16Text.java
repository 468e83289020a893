package dev.waybill.domain.encryption;

import java.util.Arrays;
import java.util.stream.IntStream;

/// Recognises text of two bytes a letter. That it can be decoded says next to nothing, as 31 of 32
/// random units can be. What says more:
///
/// - **Every high byte is zero**, and no low one, as in English and its neighbours, in at least 8
///   units: random bytes are so with 2 * 2^-64, for the two byte orders.
/// - **A byte order mark** (2 * 2^-16), then at least 7 units of which no more than two high bytes
///   are different, as in most alphabets: 32640 pairs * (2/256)^7 = 6e-11, together 2e-15.
/// - **A byte order mark**, then at least 64 units that are all letters which exist: fewer than 85
///   of 100 units are, so 0.85^64 = 3.1e-5, together 1e-9 at most.
final class Utf16Text {
  private static final int LEAST_LATIN = 8;
  private static final int LEAST_MARKED = 7;
  private static final int LEAST_LETTERS = 64;
  private static final char MARK = '\ufeff';
  private static final char OTHER_ORDER = '\ufffe';

  private Utf16Text() {}

  /// @param head the first bytes of a file, or all of it; a byte that is over does not count
  static boolean isText(byte[] head) {
    var units = units(head);
    if (units.length == 0) {
      return false;
    }
    return switch (units[0]) {
      case MARK -> isMarkedText(Arrays.copyOfRange(units, 1, units.length));
      case OTHER_ORDER -> isMarkedText(swapped(Arrays.copyOfRange(units, 1, units.length)));
      default -> isLatin(units) || isLatin(swapped(units));
    };
  }

  private static boolean isMarkedText(char[] units) {
    return (units.length >= LEAST_MARKED && high(units).distinct().count() <= 2)
        || (units.length >= LEAST_LETTERS && areLetters(units));
  }

  private static boolean isLatin(char[] units) {
    return units.length >= LEAST_LATIN
        && IntStream.range(0, units.length).allMatch(index -> isLatin(units[index]));
  }

  private static boolean isLatin(char unit) {
    return unit > 0 && unit <= 0xff;
  }

  private static IntStream high(char[] units) {
    return IntStream.range(0, units.length).map(index -> units[index] >> Byte.SIZE);
  }

  private static boolean areLetters(char[] units) {
    return IntStream.range(0, units.length).allMatch(index -> isLetter(units[index]));
  }

  /// Assigned, and neither half a letter nor for private use nor a control character.
  static boolean isLetter(char unit) {
    return switch (Character.getType(unit)) {
      case Character.UNASSIGNED, Character.SURROGATE, Character.PRIVATE_USE -> false;
      case Character.CONTROL -> unit == '\t' || unit == '\n' || unit == '\r';
      default -> true;
    };
  }

  /// With the first byte as the high one.
  private static char[] units(byte[] head) {
    var units = new char[head.length / 2];
    for (int i = 0; i < units.length; i++) {
      units[i] = (char) (((head[2 * i] & 0xff) << Byte.SIZE) | (head[2 * i + 1] & 0xff));
    }
    return units;
  }

  private static char[] swapped(char[] units) {
    var swapped = units.clone();
    for (int i = 0; i < units.length; i++) {
      swapped[i] = Character.reverseBytes(units[i]);
    }
    return swapped;
  }
}
