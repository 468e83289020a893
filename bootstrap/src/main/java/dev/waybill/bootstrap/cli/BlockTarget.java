package dev.waybill.bootstrap.cli;

import dev.waybill.application.inventory.FindUploads.Query;
import dev.waybill.bootstrap.report.Console;
import dev.waybill.bootstrap.wiring.BlocksRun.Target;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/// A command on one entry of the block list.
abstract class BlockTarget extends OperatorCommand {
  @Option(
      names = "--link",
      paramLabel = "<link>",
      description = "The upload of this link or id, also that of a single file.")
  String link = "";

  @Option(
      names = "--token-file",
      paramLabel = "<file>",
      description = "The upload of the management token in this file; - for input.")
  String tokenFile = "";

  @Option(
      names = "--digest",
      paramLabel = "<sha256>",
      description = "Files of this SHA-256, in uploads that there are and that come.")
  String digest = "";

  @Option(
      names = "--network",
      paramLabel = "<network>",
      description = "Uploads that come from this client network (/24 or /56).")
  String network = "";

  @Option(names = "--json", description = "Writes a JSON object a line.")
  boolean json;

  BlockTarget(Console console) {
    super(console);
  }

  /// @throws ParameterException where not exactly one is named
  final Target target() {
    if (Stream.of(link, tokenFile, digest, network).filter(text -> !text.isEmpty()).count() != 1) {
      throw new ParameterException(
          spec.commandLine(), "Say one of --link, --token-file, --digest, --network");
    }
    var flags = new UploadFlags(spec, console());
    var query =
        new Query(
            flags.link(link),
            flags.token(tokenFile),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return new Target(
        Optional.of(query).filter(one -> !one.isOpen()),
        flags.digest(digest),
        flags.network(network));
  }
}
