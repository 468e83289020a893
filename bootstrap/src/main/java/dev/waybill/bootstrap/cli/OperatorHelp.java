package dev.waybill.bootstrap.cli;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.OptionSpec;

/// The commands that read the configuration, and what their help says.
final class OperatorHelp {
  private static final String ATTENTION = "done, and something needs your attention";

  /// In the order of the help.
  static final Map<String, CommandHelp> ALL = all();

  private OperatorHelp() {}

  private static Map<String, CommandHelp> all() {
    var help = new LinkedHashMap<String, CommandHelp>();
    help.put(
        CommandTree.SERVE,
        CommandHelp.of("Serves uploads and downloads until stopped.")
            .exits(ExitCode.BY_SIGHUP, "stopped by SIGHUP, without the drain delay")
            .exits(ExitCode.BY_SIGINT, "stopped by SIGINT (Ctrl-C), without the drain delay")
            .exits(ExitCode.BY_SIGTERM, "stopped by SIGTERM"));
    help.put(
        CommandTree.SWEEP,
        CommandHelp.of(
            "Removes what has expired, once, and exits.",
            "waybill sweep",
            "waybill sweep --alone     when all nodes are stopped"));
    help.put(
        CommandTree.MIGRATE,
        CommandHelp.of(
            "Brings the database up to date and says what it did. `waybill serve` does it too.",
            "waybill migrate"));
    help.put(
        CommandTree.DOCTOR,
        CommandHelp.of(
                "Compares database and files in both directions. Changes nothing unless a flag says"
                    + " so; nodes may go on serving.",
                "waybill doctor",
                "waybill doctor --deep --config /etc/waybill.env",
                "waybill doctor --remove-orphans --forget-missing")
            .exits(ExitCode.ATTENTION, "something was found; it is on standard output"));
    help.put(
        CommandTree.COPY_BLOBS,
        CommandHelp.of(
                "Moves the files to another storage and records it. May be cut off and run again."
                    + " Needs the settings of both storages; what is in the old one stays there.",
                "waybill copy-blobs --to s3 --copy-only     while nodes are serving",
                "waybill copy-blobs --to s3                 with all nodes stopped, then set"
                    + " WAYBILL_STORAGE=s3")
            .exits(ExitCode.ATTENTION, "some files could not be copied"));
    help.put(
        CommandTree.EXPORT,
        CommandHelp.of(
            "Writes all metadata to a file: uploads, hashes of tokens and passwords, secrets. Keep"
                + " it as safe as the database. Stop all nodes first.",
            "waybill export --file waybill.ndjson",
            "waybill export --file - | gpg --encrypt -r ops > waybill.ndjson.gpg"));
    help.put(
        CommandTree.IMPORT,
        CommandHelp.of(
            "Reads an export into an empty database. May be cut off and run again with the same"
                + " file.",
            "waybill import --file waybill.ndjson --database-url-file /etc/waybill/database-url"));
    help.put(
        CommandTree.ROTATE_KEYS,
        CommandHelp.of(
                "Puts the keys of encryption at rest under the first master key. Touches no file;"
                    + " nodes may go on serving, once they know the new master key.",
                "waybill rotate-keys",
                "waybill rotate-keys --new-tenant-keys")
            .exits(ExitCode.ATTENTION, ATTENTION));
    help.put(
        CommandTree.NODES,
        CommandHelp.of(
            "Shows the nodes that serve this installation: version, last sign of life, clock,"
                + " keys.",
            "waybill nodes",
            "waybill nodes --json"));
    help.put(
        CommandTree.CONFIG,
        CommandHelp.of("Shows every setting: meaning, default, value and where it came from."));
    return Collections.unmodifiableMap(help);
  }

  static List<OptionSpec> switches(String command) {
    return switch (command) {
      case CommandTree.SWEEP -> Switches.ofSweep();
      case CommandTree.DOCTOR -> Switches.ofDoctor();
      case CommandTree.COPY_BLOBS -> Switches.ofCopy();
      case CommandTree.EXPORT -> Switches.ofExport();
      case CommandTree.IMPORT -> Switches.ofImport();
      case CommandTree.ROTATE_KEYS -> Switches.ofRotation();
      case CommandTree.NODES -> Switches.ofNodes();
      default -> List.of();
    };
  }
}
