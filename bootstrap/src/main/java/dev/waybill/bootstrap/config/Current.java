package dev.waybill.bootstrap.config;

/// What one setting is set to.
///
/// @param text as it was written; empty for nothing
/// @param origin in words: `default`, `environment`, `flag --http-port`, `file ...`
public record Current(Setting<?> setting, String text, String origin) {
  public static final String DEFAULT = "default";

  String name() {
    return setting.name();
  }

  /// The text, fit for a terminal; of a secret only that there is one.
  public String shown() {
    return setting.secret() && !text.isEmpty() ? "(hidden)" : Shown.of(text);
  }

  @Override
  public String toString() {
    return name() + " = " + shown() + " (" + origin + ")";
  }
}
