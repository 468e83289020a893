package dev.waybill.bootstrap.metrics;

import dev.waybill.bootstrap.testing.Edition;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// The rows of the tables of meters, by the meters' names.
///
/// @param common those of every node
/// @param embedded those of a node with SQLite or the disk alone
/// @param distributed those of a node with PostgreSQL or S3 alone
record MeterRows(
    SortedMap<String, String> common,
    SortedMap<String, String> embedded,
    SortedMap<String, String> distributed) {
  private static final Pattern HELP = Pattern.compile("# HELP (\\S+) (.*)");
  private static final Pattern TYPE = Pattern.compile("# TYPE (\\S+) (\\S+)");
  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"([^\"]*)\"");
  private static final Pattern ROW = Pattern.compile("\\| `(\\w+)` \\|.*\\|");

  /// Labels of many values, or of values that the machine chooses.
  private static final Set<String> OPEN =
      Set.of(
          "route",
          "code",
          "status",
          "method",
          "version",
          "java",
          "database",
          "storage",
          "gc",
          "pool",
          "state");

  static MeterRows in(String document) {
    var rows = new MeterRows(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
    var current = rows.common;
    for (var line : document.lines().toList()) {
      if (line.startsWith("#")) {
        current = rows.of(line);
      }
      var row = ROW.matcher(line);
      if (row.matches()) {
        current.put(row.group(1), line);
      }
    }
    return rows;
  }

  private SortedMap<String, String> of(String heading) {
    return heading.contains("SQLite")
        ? embedded
        : heading.contains("PostgreSQL") ? distributed : common;
  }

  /// What a node of that edition has.
  SortedMap<String, String> of(Edition edition) {
    var all = new TreeMap<>(common);
    all.putAll(edition == Edition.EMBEDDED ? embedded : distributed);
    return all;
  }

  static SortedMap<String, String> of(Scrape scrape) {
    var rows = new TreeMap<String, String>();
    var help = new TreeMap<String, String>();
    for (var line : scrape.text().lines().toList()) {
      var helped = HELP.matcher(line);
      if (helped.matches()) {
        help.put(helped.group(1), helped.group(2));
      }
      var typed = TYPE.matcher(line);
      if (typed.matches()) {
        var name = typed.group(1);
        rows.put(
            name,
            "| `%s` | %s | %s | %s |"
                .formatted(name, typed.group(2), labels(name, scrape), help.get(name)));
      }
    }
    return rows;
  }

  private static String labels(String name, Scrape scrape) {
    var values = new TreeMap<String, SortedSet<String>>();
    for (var series : scrape.samples().keySet()) {
      var family = series.replaceAll("\\{.*", "").replaceAll("_(bucket|count|sum)$", "");
      if (family.equals(name) || series.startsWith(name + "{")) {
        var label = LABEL.matcher(series);
        while (label.find()) {
          values.computeIfAbsent(label.group(1), _ -> new TreeSet<>()).add(label.group(2));
        }
      }
    }
    values.remove("le");
    var text = new StringBuilder();
    values.forEach(
        (label, known) ->
            text.append(text.isEmpty() ? "" : ", ")
                .append('`' + label + '`')
                .append(OPEN.contains(label) ? "" : ": " + String.join(", ", known)));
    return text.toString();
  }
}
