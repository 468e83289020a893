package dev.waybill.rest.page;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The languages that the pages speak, the one for everybody else first.
public enum Language {
  ENGLISH("en", "English", Locale.UK),
  GERMAN("de", "Deutsch", Locale.GERMANY),
  FRENCH("fr", "Français", Locale.FRANCE),
  SPANISH("es", "Español", Locale.of("es", "ES")),
  CHINESE("zh", "中文", Locale.SIMPLIFIED_CHINESE),
  JAPANESE("ja", "日本語", Locale.JAPAN),
  ARABIC("ar", "العربية", Locale.forLanguageTag("ar-u-nu-latn"));

  private final String tag;
  private final String ownName;
  private final Locale locale;

  Language(String tag, String ownName, Locale locale) {
    this.tag = tag;
    this.ownName = ownName;
    this.locale = locale;
  }

  /// As in `<html lang>`, `?lang=` and the names of the property files.
  public String tag() {
    return tag;
  }

  /// What its speakers call it.
  public String ownName() {
    return ownName;
  }

  /// How dates and numbers are written.
  public Locale locale() {
    return locale;
  }

  public boolean isRightToLeft() {
    return this == ARABIC;
  }

  /// By its tag alone, in any case; a region is of no account: `de-AT` is German.
  public static Optional<Language> parse(String text) {
    var hyphen = text.indexOf('-');
    var primary = (hyphen < 0 ? text : text.substring(0, hyphen)).toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(language -> language.tag.equals(primary)).findFirst();
  }
}
