package dev.waybill.bootstrap.config;

import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/// One thing that an operator can set.
///
/// @param name the same in the environment and in the file, like `WAYBILL_HTTP_PORT`
/// @param meaning one plain sentence without a full stop
/// @param kind how its text is read
/// @param defaultText text of the default, which may depend on the environment; empty for none
/// @param secret never shown, never taken from a flag, and also read from a file that `<name>_FILE`
///   names
public record Setting<T>(
    String name,
    String meaning,
    Kind<T> kind,
    Function<Map<String, String>, String> defaultText,
    boolean secret) {
  public static final String PREFIX = "WAYBILL_";
  private static final String FILE_SUFFIX = "_FILE";

  public Setting {
    if (!name.matches(PREFIX + "[A-Z0-9_]+")) {
      throw new IllegalArgumentException("not a setting's name: " + name);
    }
  }

  /// `--http-port` for `WAYBILL_HTTP_PORT`; `--x-file` for a secret `WAYBILL_X`, because everybody
  /// on the machine can read a command line.
  public String flag() {
    return flagFor(sourceName());
  }

  /// The name that holds the path of the file with the secret.
  public String fileName() {
    return name + FILE_SUFFIX;
  }

  /// Whether nobody else may read the file that it is in: certificates are for everybody.
  boolean isPrivate() {
    return secret && !kind.label().equals(Kinds.CERTIFICATES);
  }

  /// The name that a flag stands for.
  String sourceName() {
    return secret ? fileName() : name;
  }

  static String flagFor(String name) {
    return "--" + name.substring(PREFIX.length()).toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static String nameFor(String flag) {
    var words = flag.replaceFirst("^-+", "").replace('-', '_');
    return PREFIX + words.toUpperCase(Locale.ROOT);
  }
}
