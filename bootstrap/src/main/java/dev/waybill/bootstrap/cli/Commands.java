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
  private final Maintenance maintenance;
  private final Console console;

  Commands(Service service, Maintenance maintenance, Console console) {
    this.service = service;
    this.maintenance = maintenance;
    this.console = console;
  }

  int execute(ParseResult parsed) {
    return switch (parsed.commandSpec().name()) {
      case CommandTree.SERVE -> start(input(parsed), service::serve);
      case CommandTree.SWEEP -> start(input(parsed), with -> service.sweep(with, sweep(parsed)));
      case CommandTree.MIGRATE -> start(input(parsed), maintenance::migrate);
      case CommandTree.DOCTOR ->
          start(input(parsed), with -> maintenance.doctor(with, doctor(parsed)));
      case CommandTree.COPY_BLOBS ->
          new CopyCommand(this::start, maintenance).run(parsed, input(parsed));
      case CommandTree.EXPORT ->
          start(input(parsed), with -> maintenance.exportMetadata(with, file(parsed)));
      case CommandTree.IMPORT ->
          start(input(parsed), with -> maintenance.importMetadata(with, file(parsed)));
      case CommandTree.ROTATE_KEYS ->
          start(
              input(parsed),
              with ->
                  maintenance.rotateKeys(with, Switches.isSet(parsed, Switches.NEW_TENANT_KEYS)));
      case CommandTree.NODES ->
          start(
              input(parsed),
              with -> maintenance.nodes(with, Switches.isSet(parsed, Switches.JSON)));
      case CommandTree.TRAIN -> Training.run(this::start, service);
      case CommandTree.CONFIG ->
          new ConfigPage(console).print(ConfigurationReader.read(input(parsed)));
      case CommandTree.VERSION -> version();
      default -> throw new IllegalStateException(parsed.commandSpec().name());
    };
  }

  private Input input(ParseResult parsed) {
    return new Input(
        CommandTree.flags(parsed),
        parsed.unmatched(),
        console.environment(),
        CommandTree.ownFlags(parsed));
  }

  private static Service.Sweep sweep(ParseResult parsed) {
    return new Service.Sweep(
        Switches.isSet(parsed, Switches.ALONE), Switches.isSet(parsed, Switches.ACCEPT_CLOCK));
  }

  private static Maintenance.Doctor doctor(ParseResult parsed) {
    return new Maintenance.Doctor(
        Switches.isSet(parsed, Switches.DEEP),
        Switches.isSet(parsed, Switches.REMOVE_ORPHANS),
        Switches.isSet(parsed, Switches.FORGET_MISSING),
        Switches.isSet(parsed, Switches.FORCE));
  }

  private static String file(ParseResult parsed) {
    return Switches.text(parsed, Switches.FILE);
  }

  private int start(Input input, ToIntFunction<Configuration> command) {
    return switch (ConfigurationReader.read(input)) {
      case Reading.Invalid invalid -> {
        LogOutput.configure(invalid.logging());
        yield console.refuse(invalid.problems());
      }
      case Reading.Valid(_, var configuration) -> start(configuration, command);
    };
  }

  private int start(Configuration configuration, ToIntFunction<Configuration> command) {
    LogOutput.configure(configuration.logging());
    var unusable =
        configuration.usesDataDirectory()
            ? DataDirectory.prepare(configuration.data().directory())
            : Optional.<Problem>empty();
    if (unusable.isPresent()) {
      return console.refuse(List.of(unusable.get()));
    }
    return command.applyAsInt(configuration);
  }

  private int version() {
    console.out().println(Version.line());
    console.out().flush();
    return ExitCode.OK;
  }
}
