package dev.waybill.bootstrap.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Sorts what was given into settings and what is none, and says which one was probably meant.
final class KnownNames {
  private final Set<String> names = new LinkedHashSet<>();
  private final Set<String> flags = new LinkedHashSet<>();

  KnownNames(List<Setting<?>> settings) {
    for (var setting : settings) {
      names.add(setting.name());
      names.add(setting.sourceName());
      flags.add(setting.flag());
    }
    flags.add(Setting.flagFor(Settings.CONFIG_FILE));
  }

  Source flags(Input input, List<Problem> problems) {
    leftOver(input, problems);
    var values = new LinkedHashMap<String, String>();
    input.flags().forEach((flag, value) -> values.put(Setting.nameFor(flag), value));
    return Source.flags(values);
  }

  Source environment(Input input, List<Problem> problems) {
    var values = new LinkedHashMap<String, String>();
    new TreeMap<>(input.environment())
        .forEach(
            (name, value) -> {
              if (names.contains(name)) {
                putUnlessEmpty(values, name, value);
              } else if (isUnknownVariable(name, value)) {
                problems.add(Problem.unknown(name, "environment", NearestName.of(name, names)));
              }
            });
    return Source.environment(values);
  }

  private static boolean isUnknownVariable(String name, String value) {
    return name.startsWith(Setting.PREFIX)
        && !name.equals(Settings.CONFIG_FILE)
        && !Settings.LAUNCHER.contains(name)
        && !KubernetesLinks.isLink(name, value);
  }

  Source file(String path, Map<String, String> lines, List<Problem> problems) {
    var values = new LinkedHashMap<String, String>();
    new TreeMap<>(lines)
        .forEach(
            (name, value) -> {
              if (names.contains(name)) {
                putUnlessEmpty(values, name, value);
              } else {
                problems.add(Problem.unknown(name, "file " + path, NearestName.of(name, names)));
              }
            });
    return Source.file(path, values);
  }

  private static void putUnlessEmpty(Map<String, String> values, String name, String value) {
    if (!value.isEmpty()) {
      values.put(name, value);
    }
  }

  /// An unknown flag takes the word after it along: that was meant as its value.
  private void leftOver(Input input, List<Problem> problems) {
    var expected = new LinkedHashSet<>(input.otherFlags());
    expected.addAll(flags);
    var rest = new ArrayList<>(input.leftOver());
    while (!rest.isEmpty()) {
      var argument = rest.removeFirst();
      if (!argument.startsWith("-")) {
        problems.add(Problem.unexpected(argument));
        continue;
      }
      var flag = argument.split("=", 2)[0];
      problems.add(Problem.unknown(flag, "command line", NearestName.of(flag, expected)));
      if (!argument.contains("=") && !rest.isEmpty() && !rest.getFirst().startsWith("-")) {
        rest.removeFirst();
      }
    }
  }
}
