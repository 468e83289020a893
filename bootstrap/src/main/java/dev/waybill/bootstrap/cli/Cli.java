package dev.waybill.bootstrap.cli;

import dev.waybill.bootstrap.report.Console;
import dev.waybill.bootstrap.report.ExitCode;
import dev.waybill.bootstrap.wiring.Overrides;
import java.util.List;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/// The `waybill` command. A new subcommand is a class of its own and a line in [#commands()].
public final class Cli {
  private static final int WIDTH = 100;

  private final Console console;
  private final Overrides overrides;

  public Cli(Console console) {
    this(console, Overrides.NONE);
  }

  /// @param overrides what a test puts in the place of the usual
  public Cli(Console console, Overrides overrides) {
    this.console = console;
    this.overrides = overrides;
  }

  /// @return the exit code of the process
  public int run(String... arguments) {
    return commandLine().execute(arguments);
  }

  CommandLine commandLine() {
    var waybill = new CommandLine(new WaybillCommand());
    commands().forEach(command -> add(waybill, command));
    var uploads = new CommandLine(new UploadsCommand());
    add(uploads, new UploadsFindCommand(console));
    add(uploads, new UploadsShowCommand(console));
    add(uploads, new UploadsDeleteCommand(console));
    add(uploads, new UploadsBlockCommand(console));
    waybill.addSubcommand(uploads);
    var blocks = new CommandLine(new BlocksCommand());
    add(blocks, new BlocksListCommand(console));
    add(blocks, new BlocksRemoveCommand(console));
    waybill.addSubcommand(blocks);
    return waybill
        .setOut(console.out())
        .setErr(console.err())
        .setUsageHelpWidth(WIDTH)
        .setExecutionExceptionHandler((e, line, parsed) -> failed(e))
        .setParameterExceptionHandler(new UsageErrors(console.err()));
  }

  /// In the order of the help.
  private List<Object> commands() {
    return List.of(
        new ServeCommand(console, overrides),
        new SweepCommand(console, overrides),
        new MigrateCommand(console),
        new DoctorCommand(console),
        new CopyBlobsCommand(console),
        new ExportCommand(console),
        new ImportCommand(console),
        new RotateKeysCommand(console),
        new NodesCommand(console),
        new ConfigCommand(console),
        new VersionCommand(console),
        new TrainCommand(console),
        new CommandLine.HelpCommand());
  }

  void add(CommandLine waybill, Object command) {
    var line = new CommandLine(command);
    if (command instanceof OperatorCommand) {
      SettingFlags.addTo(line.getCommandSpec(), console.environment());
    }
    waybill.addSubcommand(line);
  }

  private static int failed(Exception e) {
    LoggerFactory.getLogger(Cli.class).error("Waybill failed", e);
    return ExitCode.FAILED;
  }
}
