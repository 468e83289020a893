package dev.waybill.rest.form;

import dev.waybill.domain.spelling.EditDistance;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The fields that keep strangers out. A request that spells one of them wrong is refused: an
/// upload that was to be protected must not become public by a typo.
///
/// What somebody may send for reasons of their own (`owner`, `access_token`, `expires_at`,
/// `publish`, `utm_source`) must stay a warning, so what counts is the length of the name: a slip
/// for every four letters.
final class GuardedFields {
  private static final List<String> NAMES = List.of("password", "public", "access", "expires");

  /// Other words for the same.
  private static final Map<String, String> SYNONYMS =
      Map.of(
          "pw", "password",
          "pwd", "password",
          "passphrase", "password",
          "passcode", "password",
          "expiry", "expires",
          "expiration", "expires",
          "private", "access",
          "visibility", "access");

  private static final int LETTERS_A_SLIP = 4;

  /// `pass` and `expi`, but not `exp` and `pub`.
  private static final int SHORTEST_BEGINNING = 4;

  private GuardedFields() {}

  /// The guarded field that was meant by a name that is none, in any letter case and with PHP's
  /// brackets or without. Also where it is spelt right, if it is not known at this place.
  static Optional<String> meantBy(String name) {
    var bare = name.strip().toLowerCase(Locale.ROOT);
    var word = bare.endsWith("[]") ? bare.substring(0, bare.length() - 2) : bare;
    return Optional.ofNullable(SYNONYMS.get(word))
        .or(() -> NAMES.stream().filter(guarded -> isNear(word, guarded)).findFirst());
  }

  private static boolean isNear(String word, String guarded) {
    var slips = guarded.length() / LETTERS_A_SLIP;
    return (word.length() >= SHORTEST_BEGINNING && guarded.startsWith(word))
        || (Math.abs(word.length() - guarded.length()) <= slips
            && EditDistance.between(word, guarded) <= slips);
  }
}
