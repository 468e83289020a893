package dev.waybill.bootstrap.config;

import java.util.Optional;

/// What one setting is set to.
///
/// @param text as it was written; empty for nothing
/// @param origin in words: `default`, `environment`, `flag --http-port`, `file ...`
/// @param secretFile path of the file that holds a secret, where it is in one of its own
public record Current(Setting<?> setting, String text, String origin, Optional<String> secretFile) {
  public static final String DEFAULT = "default";

  Current(Setting<?> setting, String text, String origin) {
    this(setting, text, origin, Optional.empty());
  }

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
