package dev.waybill.rest.form;

import dev.waybill.domain.spelling.EditDistance;
import java.util.Comparator;
import java.util.HashMap;
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
/// `expiresAt`, `is-public`), with digits behind it or without, is
/// - its beginning, of four letters or more;
/// - another word for the same ([GuardedWords]), with a slip where that is long;
/// - the field itself with up to two slips, three for `password`, unless it is nearer to another
///   name that is known at this place or plainly a word for something else.
final class GuardedFields {
  /// How many slips each stands.
  private static final Map<String, Integer> SLIPS =
      Map.of("password", 3, "public", 2, "access", 2, "expires", 2);

  /// What clients and frameworks send for reasons of their own, and what they send back of our own
  /// answers: no typos.
  private static final Set<String> EXCUSED = Set.of("access_token", "expires_at", "has_password");

  private static final List<String> EXCUSED_BEGINNINGS = List.of("csrf", "utm_");

  private static final Pattern BETWEEN_WORDS =
      Pattern.compile("[^\\p{L}\\p{N}]+|(?<=[\\p{Ll}\\p{N}])(?=\\p{Lu})");

  private static final Pattern DIGITS_BEHIND = Pattern.compile("(?<=\\D)\\d{1,9}$");

  /// `expi`, but not `acc`.
  private static final int SHORTEST_BEGINNING = 4;

  private GuardedFields() {}

  /// Whether it is one of them, spelt right.
  static boolean has(String name) {
    return SLIPS.containsKey(name);
  }

  /// The guarded field that was meant by a name that is none, in any letter case and with PHP's
  /// brackets or without. Also where it is spelt right, if it is not known at this place.
  ///
  /// @param known at this place
  static Optional<String> meantBy(String name, KnownFields known) {
    var bare = name.strip();
    var whole = bare.endsWith("[]") ? bare.substring(0, bare.length() - 2) : bare;
    return isExcused(lower(whole))
        ? Optional.empty()
        : spellings(whole).flatMap(word -> meantByWord(word, known).stream()).findFirst();
  }

  /// The whole, the whole without what stands between its words, and each word.
  private static Stream<String> spellings(String whole) {
    var words = BETWEEN_WORDS.splitAsStream(whole).toList();
    return Stream.concat(Stream.of(whole, String.join("", words)), words.stream())
        .map(word -> DIGITS_BEHIND.matcher(lower(word)).replaceFirst(""))
        .distinct();
  }

  private static boolean isExcused(String name) {
    return EXCUSED.contains(name) || EXCUSED_BEGINNINGS.stream().anyMatch(name::startsWith);
  }

  private static Optional<String> meantByWord(String word, KnownFields known) {
    return GuardedWords.isSomethingElse(word)
        ? Optional.empty()
        : GuardedWords.meaning(word).or(() -> begunBy(word)).or(() -> misspelt(word, known));
  }

  private static Optional<String> begunBy(String word) {
    return word.length() < SHORTEST_BEGINNING
        ? Optional.empty()
        : SLIPS.keySet().stream().filter(guarded -> guarded.startsWith(word)).findFirst();
  }

  private static Optional<String> misspelt(String word, KnownFields known) {
    var near = new HashMap<String, Integer>();
    SLIPS.forEach(
        (guarded, most) ->
            EditDistance.upTo(most, word, guarded).ifPresent(slips -> near.put(guarded, slips)));
    return near.entrySet().stream()
        .min(Comparator.comparing(Map.Entry::getValue))
        .filter(nearest -> !known.hasOtherNearer(word, nearest.getValue()))
        .map(Map.Entry::getKey);
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
