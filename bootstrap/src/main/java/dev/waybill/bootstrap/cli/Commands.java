package dev.waybill.bootstrap.cli;

import dev.waybill.bootstrap.config.Configuration;
import dev.waybill.bootstrap.config.ConfigurationReader;
import dev.waybill.bootstrap.config.DataDirectory;
import dev.waybill.bootstrap.config.Input;
import dev.waybill.bootstrap.config.Problem;
import dev.waybill.bootstrap.config.Reading;
import dev.waybill.bootstrap.logging.LogOutput;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import picocli.CommandLine.ParseResult;

/// Does what a subcommand says.
final class Commands {
  private final Service service;
  private final Console console;

  Commands(Service service, Console console) {
    this.service = service;
    this.console = console;
  }

  int execute(ParseResult parsed) {
    return switch (parsed.commandSpec().name()) {
      case CommandTree.SERVE -> start(input(parsed), service::serve);
      case CommandTree.SWEEP -> start(input(parsed), service::sweep);
      case CommandTree.TRAIN -> Training.run(this::start, service);
      case CommandTree.CONFIG ->
          new ConfigPage(console).print(ConfigurationReader.read(input(parsed)));
      case CommandTree.VERSION -> version();
      default -> throw new IllegalStateException(parsed.commandSpec().name());
    };
  }

  private Input input(ParseResult parsed) {
    return new Input(CommandTree.flags(parsed), parsed.unmatched(), console.environment());
  }

  private int start(Input input, ToIntFunction<Configuration> command) {
    return switch (ConfigurationReader.read(input)) {
      case Reading.Invalid(_, var problems) -> console.refuse(problems);
      case Reading.Valid(_, var configuration) -> start(configuration, command);
    };
  }

  private int start(Configuration configuration, ToIntFunction<Configuration> command) {
    var unusable =
        configuration.usesDataDirectory()
            ? DataDirectory.prepare(configuration.data().directory())
            : Optional.<Problem>empty();
    if (unusable.isPresent()) {
      return console.refuse(List.of(unusable.get()));
    }
    LogOutput.configure(configuration.logging());
    return command.applyAsInt(configuration);
  }

  private int version() {
    console.out().println(Version.line());
    console.out().flush();
    return ExitCode.OK;
  }
}
