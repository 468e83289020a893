package dev.waybill.bootstrap.cli;

import dev.waybill.bootstrap.config.Configuration;
import dev.waybill.bootstrap.config.ConfigurationReader;
import dev.waybill.bootstrap.config.DataDirectory;
import dev.waybill.bootstrap.config.Input;
import dev.waybill.bootstrap.config.Problem;
import dev.waybill.bootstrap.config.Reading;
import dev.waybill.bootstrap.logging.LogOutput;
import dev.waybill.bootstrap.report.Console;
import dev.waybill.bootstrap.wiring.Refusals;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/// Does work that needs a configuration, once that is valid and its data folder is there.
record Configured(Console console) {
  /// @return the exit code: that of `work`, or 78
  int run(Input input, ToIntFunction<Configuration> work) {
    return switch (ConfigurationReader.read(input)) {
      case Reading.Invalid invalid -> {
        LogOutput.configure(invalid.logging());
        yield console.refuse(invalid.problems());
      }
      case Reading.Valid(_, var configuration) -> run(configuration, work);
    };
  }

  private int run(Configuration configuration, ToIntFunction<Configuration> work) {
    LogOutput.configure(configuration.logging());
    var unusable =
        configuration.usesDataDirectory()
            ? DataDirectory.prepare(configuration.data().directory())
            : Optional.<Problem>empty();
    if (unusable.isPresent()) {
      return console.refuse(List.of(unusable.get()));
    }
    return new Refusals(console).unless(() -> work.applyAsInt(configuration));
  }
}
