package dev.waybill.bootstrap.wiring;

import dev.waybill.application.context.LocalContext;
import dev.waybill.application.inventory.ExportMetadata;
import dev.waybill.application.inventory.ExportMetadata.Exported;
import dev.waybill.application.inventory.ExportMetadata.NoInstallation;
import dev.waybill.application.inventory.ImportMetadata;
import dev.waybill.application.inventory.ImportMetadata.Imported;
import dev.waybill.application.inventory.ImportMetadata.NotEmpty;
import dev.waybill.application.inventory.ImportMetadata.OtherImport;
import dev.waybill.application.port.Database;
import dev.waybill.bootstrap.SystemRandomBytes;
import dev.waybill.bootstrap.config.Configuration;
import dev.waybill.bootstrap.report.Console;
import dev.waybill.bootstrap.report.ExitCode;
import dev.waybill.bootstrap.report.PrintedOutput;
import dev.waybill.bootstrap.transfer.ExportFile;
import dev.waybill.bootstrap.transfer.ExportReader;
import dev.waybill.bootstrap.transfer.ExportWriter;
import java.nio.file.Path;
import java.util.function.Predicate;

/// `waybill export` and `waybill import`. What they say goes to standard error, as standard output
/// may be the export.
public record TransferRun(Console console) {
  private static final String STREAM = "-";

  /// @param file to write; `-` is standard output
  /// @return the exit code
  public int write(Configuration configuration, String file) {
    try (var alone = Alone.tryToBe(configuration);
        var database = Databases.forCommand(configuration)) {
      alone.require("stop it first, as what is uploaded from now on would be missing");
      new NodesCheck(database, alone)
          .requireNone("Stop them first, as what is uploaded from now on would be missing");
      return export(database, file);
    }
  }

  private int export(Database database, String file) {
    Predicate<ExportWriter> fill =
        writer ->
            switch (new ExportMetadata(database).export(LocalContext.COMMAND, writer)) {
              case Exported(var uploads) -> {
                say("Uploads exported: " + uploads);
                yield true;
              }
              case NoInstallation() ->
                  throw new StartFailure(
                      "The database does not say whose files it has: start `waybill serve` or run"
                          + " `waybill sweep` with this version once, then export");
            };
    if (file.equals(STREAM)) {
      var _ = ExportFile.write(new PrintedOutput(console.out()), fill);
    } else {
      ExportFile.write(Path.of(file), fill);
    }
    return ExitCode.OK;
  }

  /// @param file that [#write] has written; `-` is standard input
  /// @return the exit code
  public int read(Configuration configuration, String file) {
    return file.equals(STREAM)
        ? ExportFile.read(console.in(), export -> read(configuration, export))
        : ExportFile.read(Path.of(file), export -> read(configuration, export));
  }

  private int read(Configuration configuration, ExportReader export) {
    var digest = export.check();
    try (var alone = Alone.tryToBe(configuration);
        var database = Databases.forCommand(configuration)) {
      alone.require("stop it first");
      new NodesCheck(database, alone).requireNone("Stop them first");
      return switch (new ImportMetadata(database, new SystemRandomBytes())
          .run(LocalContext.COMMAND, digest.hex(), export::forEach)) {
        case Imported(var added, var there) -> imported(added, there);
        case NotEmpty() ->
            throw new StartFailure(
                "The database is in use already: an export is read into an empty one. Name another"
                    + " with WAYBILL_DATABASE_URL or WAYBILL_DATA_DIR");
        case OtherImport() ->
            throw new StartFailure(
                "An import of another file into this database did not come to its end: run that"
                    + " one again, or name an empty database");
      };
    }
  }

  private int imported(long added, long there) {
    say("Uploads imported: " + added + (there > 0 ? ", and there already: " + there : ""));
    say("At its first start this database takes the files over; the old one is refused then.");
    return ExitCode.OK;
  }

  private void say(String line) {
    console.err().println(line);
    console.err().flush();
  }
}
