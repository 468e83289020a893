package dev.waybill.bootstrap.config;

import java.util.List;

/// Reads the [Configuration]; every problem is reported, not only the first.
public final class ConfigurationReader {
  private ConfigurationReader() {}

  public static Reading read(Input input) {
    var found = SettingsReader.read(Settings.all(), input);
    if (!found.problems().isEmpty()) {
      return new Reading.Invalid(found.currents(), found.problems());
    }
    var values = new Values(found.currents());
    var problems = together(values);
    return problems.isEmpty()
        ? new Reading.Valid(found.currents(), Configuration.from(values))
        : new Reading.Invalid(found.currents(), problems);
  }

  /// What each setting alone cannot show.
  private static List<Problem> together(Values values) {
    var port = values.get(Settings.HTTP_PORT);
    return port != 0 && port.equals(values.get(Settings.MANAGEMENT_PORT))
        ? List.of(
            Problem.unsuitable(
                values.current(Settings.MANAGEMENT_PORT),
                "has to differ from " + Settings.HTTP_PORT.name()))
        : List.of();
  }
}
