package dev.waybill.application.download;

import dev.waybill.domain.upload.FileName;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Makes names that can be unpacked side by side in one folder of any common system.
///
/// Windows' reserved device names and names that begin with `-`, `.` or `~` get a `_` in front,
/// characters that Windows does not allow become `_`, and of names that differ in letter case only
/// the later ones get a number: `a`, `A (1)`.
final class ZipNames {
  private static final Pattern FORBIDDEN = Pattern.compile("[<>:\"/\\\\|?*]");

  /// Reserved with any extension and with spaces before it, too.
  private static final Pattern TO_PREFIX =
      Pattern.compile(
          "[-.~].*|(CON|PRN|AUX|NUL|CONIN\\$|CONOUT\\$|(COM|LPT)[0-9¹²³]) *(\\..*)?",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private final Set<String> taken = new HashSet<>();

  /// The last number tried for all names that come out equal with one: no number is tried twice,
  /// however many names are equal or equal up to where they are cut.
  private final Map<String, Integer> numbers = new HashMap<>();

  private ZipNames() {}

  /// @return as many names, in the same order
  static List<FileName> unique(List<FileName> names) {
    var zip = new ZipNames();
    var result = new ArrayList<FileName>(names.size());
    for (FileName name : names) {
      result.add(zip.take(safe(name)));
    }
    return List.copyOf(result);
  }

  static FileName safe(FileName name) {
    String text = FORBIDDEN.matcher(name.value()).replaceAll("_");
    return FileName.of(TO_PREFIX.matcher(text).matches() ? "_" + text : text);
  }

  private FileName take(FileName name) {
    FileName candidate = name;
    String key = folded(name.numbered(1));
    while (!taken.add(folded(candidate))) {
      candidate = name.numbered(numbers.merge(key, 1, Integer::sum));
    }
    return candidate;
  }

  /// Equal for names that a file system may take for the same. Upper case first brings `ß` and `SS`
  /// together; lower case before it brings `ẞ` there; and `İ` has a dot to lose. Joiners count for
  /// nothing, as on HFS+. It may find more equal than a system does.
  static String folded(FileName name) {
    String upper = name.value().toLowerCase(Locale.ROOT).toUpperCase(Locale.ROOT);
    String lower =
        upper.toLowerCase(Locale.ROOT).replace("i\u0307", "i").replaceAll("[\u200c\u200d]", "");
    return Normalizer.normalize(lower, Normalizer.Form.NFC);
  }
}
