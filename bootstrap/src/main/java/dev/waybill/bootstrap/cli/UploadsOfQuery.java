package dev.waybill.bootstrap.cli;

import dev.waybill.application.inventory.FindUploads.Query;
import dev.waybill.bootstrap.config.Configuration;
import dev.waybill.bootstrap.report.Console;
import dev.waybill.bootstrap.wiring.UploadsRun;
import java.util.Optional;
import picocli.CommandLine.Option;

/// A command on the uploads that its flags describe.
abstract class UploadsOfQuery extends OperatorCommand {
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
      description = "Uploads with a file of this SHA-256.")
  String digest = "";

  @Option(
      names = "--name",
      paramLabel = "<text>",
      description = "Uploads with a file whose name contains this text.")
  String name = "";

  @Option(
      names = "--network",
      paramLabel = "<network>",
      description =
          "Uploads that came from this client network (/24 or /56), as far as that is kept.")
  String network = "";

  @Option(
      names = "--since",
      paramLabel = "<time>",
      description = "Uploads created at this time (RFC 3339) or later.")
  String since = "";

  @Option(
      names = "--until",
      paramLabel = "<time>",
      description = "Uploads created before this time (RFC 3339).")
  String until = "";

  @Option(names = "--json", description = "Writes a JSON object a line.")
  boolean json;

  private final UploadsRun.Action action;

  UploadsOfQuery(Console console, UploadsRun.Action action) {
    super(console);
    this.action = action;
  }

  /// Whether more than one may be changed.
  boolean all() {
    return false;
  }

  @Override
  int run(Configuration configuration) {
    return new UploadsRun(console())
        .run(configuration, new UploadsRun.Options(action, query(), json, all()));
  }

  private Query query() {
    var flags = new UploadFlags(spec, console());
    return new Query(
        flags.link(link),
        flags.token(tokenFile),
        flags.digest(digest),
        Optional.of(name).filter(text -> !text.isEmpty()),
        flags.network(network),
        flags.time("--since", since),
        flags.time("--until", until));
  }
}
