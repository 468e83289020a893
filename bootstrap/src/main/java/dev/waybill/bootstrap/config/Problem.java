package dev.waybill.bootstrap.config;

/// Something wrong with the configuration, in one line that says what to do about it.
///
/// @param key the variable or flag as the operator wrote it
/// @param found its value where that may be shown, and where it came from
/// @param advice what is allowed, or which key was probably meant
public record Problem(String key, String found, String advice) {
  /// Text from outside, fit for a terminal.
  public static String printable(String text) {
    return Shown.of(text);
  }

  static Problem notAllowed(Current current) {
    var kind = current.setting().kind();
    var hint = kind.label().equals(Kinds.PATH) ? HostLetters.hint(current.text()) : "";
    return unsuitable(current, "allowed is " + kind.allowed() + hint);
  }

  /// Without its value: a mistyped secret is a secret too.
  static Problem unknown(String key, String origin, String nearest) {
    return new Problem(
        Shown.of(key), "from " + origin, "there is no such setting; the nearest is " + nearest);
  }

  static Problem unexpected(String argument) {
    return new Problem(
        "\"" + Shown.of(argument) + "\"", "from command line", "only flags are expected here");
  }

  static Problem repeated(String name, String path) {
    return new Problem(Shown.of(name), "from file " + Shown.of(path), "is there more than once");
  }

  static Problem twice(Setting<?> setting, String origin) {
    return new Problem(
        setting.name(), "from " + origin, "is given together with " + setting.fileName());
  }

  static Problem unreadable(String key, String path, String reason) {
    return new Problem(key, "\"" + Shown.of(path) + "\"", "this file " + reason);
  }

  /// @param advice what to do about this value, which is allowed by itself
  static Problem unsuitable(Current current, String advice) {
    return new Problem(current.name(), found(current), advice);
  }

  private static String found(Current current) {
    return "\"" + current.shown() + "\", from " + current.origin();
  }

  /// Whether it is about this setting, or the file that it is in.
  public boolean isOf(Setting<?> setting) {
    return key.equals(setting.name()) || (setting.secret() && key.equals(setting.fileName()));
  }

  @Override
  public String toString() {
    return key + " (" + found + "): " + advice;
  }
}
