package dev.waybill.bootstrap.config;

import java.util.List;

/// What came of reading the configuration.
public sealed interface Reading {
  /// One for each setting, in the order of [Settings].
  List<Current> currents();

  record Valid(List<Current> currents, Configuration configuration) implements Reading {
    public Valid {
      currents = List.copyOf(currents);
    }
  }

  /// @param problems all of them, at least one
  record Invalid(List<Current> currents, List<Problem> problems) implements Reading {
    public Invalid {
      currents = List.copyOf(currents);
      problems = List.copyOf(problems);
    }

    /// How to tell of them: in the format that is set, if that can be read.
    public Configuration.Logging logging() {
      var format =
          currents.stream()
              .filter(current -> current.setting().equals(Settings.LOG_FORMAT))
              .findFirst()
              .flatMap(current -> Settings.LOG_FORMAT.kind().parse(current.text()))
              .orElse(LogFormat.TEXT);
      return new Configuration.Logging(LogLevel.INFO, format, AccessLines.OFF, LoggedClient.NONE);
    }
  }
}
