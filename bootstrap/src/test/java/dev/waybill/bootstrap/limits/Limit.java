package dev.waybill.bootstrap.limits;

import dev.waybill.bootstrap.config.Setting;
import dev.waybill.bootstrap.config.Settings;
import java.lang.reflect.Field;
import java.time.Duration;
import java.util.Map;

/// A row of `docs/limits.md`.
///
/// @param size as the code has it
/// @param setting its name, empty where it is fixed
/// @param share whose it is
/// @param beyond what happens to who wants more
/// @param meter that tells, empty without one
record Limit(String what, String size, String setting, String share, String beyond, String meter) {
  static final String ALL = "all clients";
  static final String NETWORK = "one network";
  static final String CONNECTION = "a connection";
  static final String REQUEST = "a request";

  /// @param setting without its prefix; its default is the size
  static Limit set(String what, String setting, String share, String beyond, String meter) {
    return new Limit(what, defaultOf(setting), Setting.PREFIX + setting, share, beyond, meter);
  }

  /// @param size a number, a duration, or text
  static Limit fixed(String what, Object size, String share, String beyond, String meter) {
    return new Limit(what, shown(size), "", share, beyond, meter);
  }

  private static String defaultOf(String name) {
    if (name.equals("PASSWORD_HASHES")) {
      return "half of the processors";
    }
    return Settings.all().stream()
        .filter(setting -> setting.name().equals(Setting.PREFIX + name))
        .map(setting -> setting.defaultText().apply(Map.of()))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no setting " + name));
  }

  /// A constant that only its own package sees.
  static Object constant(String type, String name) {
    try {
      Field field = Class.forName("dev.waybill." + type).getDeclaredField(name);
      field.setAccessible(true);
      return field.get(null);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(type + " has no " + name, e);
    }
  }

  static String bytes(long count) {
    return count % (1 << 20) == 0
        ? (count >> 20) + " MiB"
        : count % (1 << 10) == 0 ? (count >> 10) + " KiB" : count + " bytes";
  }

  private static String shown(Object size) {
    return size instanceof Duration time ? time.toMillis() / 1000.0 + " s" : size.toString();
  }

  String row() {
    return "| %s | %s | %s | %s | %s | %s |"
        .formatted(what, size.replace(".0 s", " s"), code(setting), share, beyond, code(meter));
  }

  private static String code(String text) {
    return text.isEmpty() ? "" : "`" + text + "`";
  }
}
