package dev.waybill.rest.form;

import dev.waybill.domain.spelling.EditDistance;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The fields that keep strangers out. A request that spells one of them wrong is refused: an
/// upload that was to be protected must not become public by a typo.
///
/// A name means one of them if it, or one of the words that it is made of (`file_password`,
/// `expiresAt`, `is-public`), is that field with a slip for every four letters, or another word for
/// the same.
final class GuardedFields {
  private static final List<String> NAMES = List.of("password", "public", "access", "expires");

  /// Other words for the same.
  private static final Map<String, String> SYNONYMS =
      Map.ofEntries(
          Map.entry("pw", "password"),
          Map.entry("pwd", "password"),
          Map.entry("passe", "password"),
          Map.entry("passphrase", "password"),
          Map.entry("passcode", "password"),
          Map.entry("secret", "password"),
          Map.entry("protect", "password"),
          Map.entry("protected", "password"),
          Map.entry("publish", "public"),
          Map.entry("published", "public"),
          Map.entry("expiry", "expires"),
          Map.entry("expiration", "expires"),
          Map.entry("privat", "access"),
          Map.entry("private", "access"),
          Map.entry("visibility", "access"));

  /// What clients and frameworks send for reasons of their own, and what they send back of our own
  /// answers: no typos.
  private static final Set<String> EXCUSED = Set.of("access_token", "expires_at", "has_password");

  private static final List<String> EXCUSED_BEGINNINGS = List.of("csrf", "utm_");

  private static final Pattern BETWEEN_WORDS =
      Pattern.compile("[^\\p{L}\\p{N}]+|(?<=[\\p{Ll}\\p{N}])(?=\\p{Lu})");

  private static final int LETTERS_A_SLIP = 4;

  /// `pass` and `expi`, but not `exp` and `pub`.
  private static final int SHORTEST_BEGINNING = 4;

  private GuardedFields() {}

  /// Whether it is one of them, spelt right.
  static boolean has(String name) {
    return NAMES.contains(name);
  }

  /// The guarded field that was meant by a name that is none, in any letter case and with PHP's
  /// brackets or without. Also where it is spelt right, if it is not known at this place.
  static Optional<String> meantBy(String name) {
    var bare = name.strip();
    var whole = bare.endsWith("[]") ? bare.substring(0, bare.length() - 2) : bare;
    return isExcused(lower(whole))
        ? Optional.empty()
        : Stream.concat(Stream.of(whole), BETWEEN_WORDS.splitAsStream(whole))
            .map(GuardedFields::lower)
            .flatMap(word -> meantByWord(word).stream())
            .findFirst();
  }

  private static boolean isExcused(String name) {
    return EXCUSED.contains(name) || EXCUSED_BEGINNINGS.stream().anyMatch(name::startsWith);
  }

  private static Optional<String> meantByWord(String word) {
    return Optional.ofNullable(SYNONYMS.get(word))
        .or(() -> NAMES.stream().filter(guarded -> isNear(word, guarded)).findFirst());
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  /// Whether a word may be that name: its beginning, or with a slip for every four letters.
  static boolean isNear(String word, String name) {
    var slips = name.length() / LETTERS_A_SLIP;
    return (word.length() >= SHORTEST_BEGINNING && name.startsWith(word))
        || (Math.abs(word.length() - name.length()) <= slips
            && EditDistance.between(word, name) <= slips);
  }
}
