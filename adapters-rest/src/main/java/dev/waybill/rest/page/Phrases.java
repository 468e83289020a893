package dev.waybill.rest.page;

import dev.waybill.rest.json.Json;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;

/// The words of one language: all property files of `words/`, read once.
final class Phrases {
  /// One a family of pages. What all of them need is in the first.
  static final List<String> BUNDLES = List.of("pages", "upload", "encrypted");

  private static final String SCRIPT = "script.";
  private static final Map<Language, Phrases> ALL = new EnumMap<>(Language.class);

  static {
    for (var language : Language.values()) {
      ALL.put(language, new Phrases(language));
    }
  }

  private final Map<String, Map<String, String>> bundles = new TreeMap<>();
  private final Map<String, String> scripts = new TreeMap<>();

  private Phrases(Language language) {
    var common = load(BUNDLES.getFirst(), language);
    for (var name : BUNDLES) {
      var phrases = new TreeMap<>(common);
      phrases.putAll(load(name, language));
      bundles.put(name, phrases);
      scripts.put(name, scriptWords(phrases));
    }
  }

  static Phrases in(Language language) {
    return Objects.requireNonNull(ALL.get(language));
  }

  /// Every key of a bundle and what it says.
  static Map<String, String> load(String bundle, Language language) {
    var name = "words/" + bundle + "_" + language.tag() + ".properties";
    try (var in = Phrases.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("not in this build: " + name);
      }
      var properties = new Properties();
      properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      var phrases = new TreeMap<String, String>();
      properties.stringPropertyNames().forEach(k -> phrases.put(k, properties.getProperty(k)));
      return phrases;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// @throws IllegalArgumentException for a key that neither the bundle nor the common one has
  String get(String bundle, String key) {
    var phrase = Objects.requireNonNull(bundles.get(bundle), bundle).get(key);
    if (phrase == null) {
      throw new IllegalArgumentException("no words for " + key);
    }
    return phrase;
  }

  /// The words that scripts say, keys without their prefix, as a JSON object.
  String script(String bundle) {
    return Objects.requireNonNull(scripts.get(bundle), bundle);
  }

  private static String scriptWords(Map<String, String> phrases) {
    var words = new TreeMap<String, String>();
    phrases.forEach(
        (key, phrase) -> {
          if (key.startsWith(SCRIPT)) {
            words.put(key.substring(SCRIPT.length()), phrase);
          }
        });
    return Json.text(words);
  }
}
