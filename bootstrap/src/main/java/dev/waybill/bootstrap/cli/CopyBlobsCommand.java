package dev.waybill.bootstrap.cli;

import dev.waybill.bootstrap.config.Configuration;
import dev.waybill.bootstrap.config.Problem;
import dev.waybill.bootstrap.config.StorageKind;
import dev.waybill.bootstrap.report.Console;
import dev.waybill.bootstrap.report.ExitCode;
import dev.waybill.bootstrap.wiring.CopyRun;
import java.util.Arrays;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/// Reads the settings twice, once for each storage.
@Command(
    name = "copy-blobs",
    description =
        "Moves the files to another storage and records it. May be cut off and run again. Needs the"
            + " settings of both storages; what is in the old one stays there.",
    footer = {
      "waybill copy-blobs --to s3 --copy-only     while nodes are serving",
      "waybill copy-blobs --to s3                 with all nodes stopped, then set"
          + " WAYBILL_STORAGE=s3"
    },
    exitCodeList = ExitCode.ATTENTION + ":some files could not be copied")
final class CopyBlobsCommand extends OperatorCommand {
  private static final String TO = "--to";
  private static final String STORAGE_FLAG = "--storage";

  @Option(
      names = TO,
      required = true,
      paramLabel = "<disk|s3>",
      description = "Storage to move the files to.")
  String to = "";

  @Option(
      names = "--copy-only",
      description =
          "Copies ahead, also while nodes are serving; the files stay where they are. Run it again"
              + " without this flag, with all nodes stopped, to finish.")
  boolean copyOnly;

  @Option(
      names = "--already-there",
      description =
          "Copies nothing: checks that all files are there already, and records the move.")
  boolean alreadyThere;

  @Option(
      names = "--leave-damaged",
      description = "Finishes although some files are missing or damaged.")
  boolean leaveDamaged;

  CopyBlobsCommand(Console console) {
    super(console);
  }

  @Override
  int run(Configuration source) {
    var input = input().with(STORAGE_FLAG, word(target()));
    return new Configured(console())
        .run(input, target -> new CopyRun(console()).run(options(source, target)));
  }

  @Override
  public Integer call() {
    var source = alreadyThere ? target() : other(target());
    return new Configured(console()).run(input().with(STORAGE_FLAG, word(source)), this::run);
  }

  private CopyRun.Options options(Configuration source, Configuration target) {
    return new CopyRun.Options(source, target, copyOnly, alreadyThere, leaveDamaged);
  }

  private StorageKind target() {
    return Arrays.stream(StorageKind.values())
        .filter(kind -> word(kind).equals(to))
        .findFirst()
        .orElseThrow(
            () ->
                new ParameterException(
                    spec.commandLine(),
                    "%s is disk or s3, and not \"%s\"".formatted(TO, Problem.printable(to))));
  }

  private static StorageKind other(StorageKind kind) {
    return switch (kind) {
      case DISK -> StorageKind.S3;
      case S3 -> StorageKind.DISK;
    };
  }

  private static String word(StorageKind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}
