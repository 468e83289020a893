package dev.waybill.application.download;

import dev.waybill.domain.upload.FileName;
import dev.waybill.domain.upload.FilePath;
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
/// the later ones get a number: `a`, `A (1)`. The same holds for each folder's name, but folders of
/// one name are one folder; a file that is called as a folder beside it gets a number.
final class ZipNames {
  private static final Pattern FORBIDDEN = Pattern.compile("[<>:\"/\\\\|?*]");

  /// Reserved with any extension and with spaces before it, too.
  private static final Pattern TO_PREFIX =
      Pattern.compile(
          "[-.~].*|(CON|PRN|AUX|NUL|CONIN\\$|CONOUT\\$|(COM|LPT)[0-9¹²³]) *(\\..*)?",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private static final String SEPARATOR = "/";

  private final Set<String> taken = new HashSet<>();

  /// The last number tried for all names that come out equal with one: no number is tried twice,
  /// however many names are equal or equal up to where they are cut.
  private final Map<String, Integer> numbers = new HashMap<>();

  private ZipNames() {}

  /// @return as many names of entries, in the same order
  static List<String> unique(List<FilePath> paths) {
    var folders = paths.stream().map(ZipNames::safeFolder).toList();
    var zip = new ZipNames();
    folders.stream().distinct().forEach(zip::reserve);
    var result = new ArrayList<String>(paths.size());
    for (int i = 0; i < paths.size(); i++) {
      result.add(zip.take(folders.get(i), safe(paths.get(i).name())));
    }
    return List.copyOf(result);
  }

  /// @return with a `/` at its end; empty for no folder
  private static String safeFolder(FilePath path) {
    var text = new StringBuilder();
    path.folders().forEach(folder -> text.append(safe(folder).value()).append(SEPARATOR));
    return text.toString();
  }

  private void reserve(String folder) {
    for (int end = folder.indexOf('/'); end >= 0; end = folder.indexOf('/', end + 1)) {
      taken.add(folded(folder.substring(0, end)));
    }
  }

  static FileName safe(FileName name) {
    String text = FORBIDDEN.matcher(name.value()).replaceAll("_");
    return FileName.of(TO_PREFIX.matcher(text).matches() ? "_" + text : text);
  }

  private String take(String folder, FileName name) {
    FileName candidate = name;
    String key = folded(folder + name.numbered(1).value());
    while (!taken.add(folded(folder + candidate.value()))) {
      candidate = name.numbered(numbers.merge(key, 1, Integer::sum));
    }
    return folder + candidate.value();
  }

  /// Equal for names that a file system may take for the same. Upper case first brings `ß` and `SS`
  /// together; lower case before it brings `ẞ` there; and `İ` has a dot to lose. Joiners count for
  /// nothing, as on HFS+. It may find more equal than a system does.
  static String folded(String name) {
    String upper = name.toLowerCase(Locale.ROOT).toUpperCase(Locale.ROOT);
    String lower =
        upper.toLowerCase(Locale.ROOT).replace("i\u0307", "i").replaceAll("[\u200c\u200d]", "");
    return Normalizer.normalize(lower, Normalizer.Form.NFC);
  }
}
