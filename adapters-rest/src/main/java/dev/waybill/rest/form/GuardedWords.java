package dev.waybill.rest.form;

import dev.waybill.domain.spelling.EditDistance;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What other services and people call the guarded fields, and what only looks like one.
final class GuardedWords {
  private static final Map<String, List<String>> OTHERS =
      Map.of(
          "password",
          List.of(
              "pw",
              "pwd",
              "psw",
              "pswd",
              "pwrd",
              "passe",
              "passkey",
              "passphrase",
              "passcode",
              "pin",
              "secret",
              "protect",
              "protected",
              "protection"),
          "public",
          List.of("pub", "publish", "published"),
          "access",
          List.of(
              "acl",
              "priv",
              "privat",
              "private",
              "privacy",
              "unlisted",
              "restricted",
              "visibility"),
          "expires",
          List.of(
              "exp",
              "expiry",
              "expiration",
              "ttl",
              "timetolive",
              "lifetime",
              "lifespan",
              "maxage",
              "days",
              "hours",
              "keepfor",
              "keepuntil",
              "validfor",
              "validuntil",
              "validity",
              "deleteafter",
              "deletein",
              "autodelete",
              "retention"));

  private static final Map<String, String> MEANINGS = meanings();

  /// Words of their own within as many slips of a guarded field.
  private static final Set<String> ELSE =
      Set.of(
          "accept",
          "accepts",
          "excess",
          "success",
          "express",
          "experts",
          "exports",
          "passport",
          "cubic",
          "projected",
          "projection");

  /// Shorter ones are too near to words of any kind.
  private static final int LONG = 9;

  private GuardedWords() {}

  /// The guarded field that such a word stands for.
  ///
  /// @param word in lower case
  static Optional<String> meaning(String word) {
    return Optional.ofNullable(MEANINGS.get(word)).or(() -> misspelt(word));
  }

  private static Optional<String> misspelt(String word) {
    return MEANINGS.entrySet().stream()
        .filter(other -> other.getKey().length() >= LONG)
        .filter(other -> EditDistance.upTo(1, word, other.getKey()).isPresent())
        .map(Map.Entry::getValue)
        .findFirst();
  }

  static boolean isSomethingElse(String word) {
    return ELSE.contains(word);
  }

  private static Map<String, String> meanings() {
    var meanings = new HashMap<String, String>();
    OTHERS.forEach((field, words) -> words.forEach(word -> meanings.put(word, field)));
    return Map.copyOf(meanings);
  }
}
