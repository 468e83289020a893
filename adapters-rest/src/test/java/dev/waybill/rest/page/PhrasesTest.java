package dev.waybill.rest.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every language says everything that English says, with the same placeholders.
class PhrasesTest {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^}]*}");
  private static final Pattern NUMBERED = Pattern.compile("\\{\\d}");
  private static final Pattern NAMED = Pattern.compile("\\{[a-z]+}");

  static Stream<Arguments> files() {
    return Phrases.BUNDLES.stream()
        .flatMap(bundle -> Arrays.stream(Language.values()).map(l -> Arguments.of(bundle, l)));
  }

  @ParameterizedTest
  @MethodSource("files")
  void noLanguageLacksAKeyOrHasOneTooMany(String bundle, Language language) {
    assertThat(Phrases.load(bundle, language))
        .containsOnlyKeys(Phrases.load(bundle, Language.ENGLISH).keySet());
  }

  @ParameterizedTest
  @MethodSource("files")
  void placeholdersAreTheSameInEveryLanguage(String bundle, Language language) {
    var english = Phrases.load(bundle, Language.ENGLISH);
    Phrases.load(bundle, language)
        .forEach(
            (key, phrase) -> {
              var expected = english.getOrDefault(key, "");
              assertThat(placeholders(phrase))
                  .as(key)
                  .containsExactlyInAnyOrderElementsOf(placeholders(expected))
                  .allMatch((key.startsWith("script.") ? NAMED : NUMBERED).asMatchPredicate());
            });
  }

  /// `'` would quote in a MessageFormat, and what is no placeholder must not look like half of one.
  @ParameterizedTest
  @MethodSource("files")
  void phrasesAreReadyToBeSaid(String bundle, Language language) {
    Phrases.load(bundle, language)
        .forEach(
            (key, phrase) ->
                assertThat(PLACEHOLDER.matcher(phrase).replaceAll(""))
                    .as(key)
                    .isNotBlank()
                    .isEqualTo(phrase.isBlank() ? phrase : strip(phrase))
                    .doesNotContain("'", "{", "}", "\uFFFD"));
  }

  private static String strip(String phrase) {
    return PLACEHOLDER.matcher(phrase.strip()).replaceAll("");
  }

  @ParameterizedTest
  @MethodSource("files")
  void noKeyStandsTwiceInAFile(String bundle, Language language) throws IOException {
    var name = "words/" + bundle + "_" + language.tag() + ".properties";
    try (var in =
        new InputStreamReader(Phrases.class.getResourceAsStream(name), StandardCharsets.UTF_8)) {
      var seen = new HashSet<Object>();
      new Properties() {
        private static final long serialVersionUID = 1;

        @Override
        public synchronized Object put(Object key, Object value) {
          assertThat(seen.add(key)).as("%s stands twice in %s", key, name).isTrue();
          return super.put(key, value);
        }
      }.load(in);
      assertThat(seen).isNotEmpty();
    }
  }

  private static List<String> placeholders(String phrase) {
    return PLACEHOLDER.matcher(phrase).results().map(MatchResult::group).toList();
  }
}
