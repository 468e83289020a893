package dev.waybill.bootstrap.cli;

import dev.waybill.bootstrap.config.Configuration;
import dev.waybill.bootstrap.config.Input;
import dev.waybill.bootstrap.config.Problem;
import dev.waybill.bootstrap.config.StorageKind;
import java.util.Locale;
import java.util.function.ToIntFunction;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/// `waybill copy-blobs`: reads the settings twice, once for each storage.
record CopyCommand(Start start, Maintenance maintenance) {
  private static final String STORAGE_FLAG = "--storage";

  /// How a command is started from its input.
  interface Start {
    int with(Input input, ToIntFunction<Configuration> command);
  }

  int run(ParseResult parsed, Input input) {
    var to = kind(parsed);
    var alreadyThere = Switches.isSet(parsed, Switches.ALREADY_THERE);
    var from = alreadyThere ? to : other(to);
    return start.with(
        input.with(STORAGE_FLAG, word(from)),
        source ->
            start.with(
                input.with(STORAGE_FLAG, word(to)),
                target ->
                    maintenance.copyBlobs(
                        new Maintenance.Copy(
                            source,
                            target,
                            Switches.isSet(parsed, Switches.COPY_ONLY),
                            alreadyThere,
                            Switches.isSet(parsed, Switches.LEAVE_DAMAGED)))));
  }

  private static StorageKind kind(ParseResult parsed) {
    var text = Switches.text(parsed, Switches.TO);
    for (var kind : StorageKind.values()) {
      if (word(kind).equals(text)) {
        return kind;
      }
    }
    throw new ParameterException(
        parsed.commandSpec().commandLine(),
        "%s is disk or s3, and not \"%s\"".formatted(Switches.TO, Problem.printable(text)));
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
