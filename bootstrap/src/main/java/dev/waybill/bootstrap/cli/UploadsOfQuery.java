package dev.waybill.bootstrap.cli;

import dev.waybill.application.inventory.FindUploads.Query;
import dev.waybill.bootstrap.config.Configuration;
import dev.waybill.bootstrap.config.Problem;
import dev.waybill.bootstrap.report.Console;
import dev.waybill.bootstrap.wiring.UploadsRun;
import dev.waybill.domain.access.ManagementToken;
import dev.waybill.domain.upload.Digest;
import dev.waybill.domain.upload.LinkId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/// A command on the uploads that its flags describe.
abstract class UploadsOfQuery extends OperatorCommand {
  private static final int TOKEN_BYTES = 4096;
  private static final String TIME = "a time like 2026-12-01T00:00:00Z";

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
    return new Query(
        read("--link", link, "a link or its id", text -> LinkId.parse(last(text))),
        read("--token-file", tokenFile, "a file with a management token", this::token),
        read("--digest", digest, "a SHA-256 of 64 hexadecimal digits", UploadsOfQuery::digest),
        Optional.of(name).filter(text -> !text.isEmpty()),
        read("--since", since, TIME, UploadsOfQuery::time),
        read("--until", until, TIME, UploadsOfQuery::time));
  }

  private <T> Optional<T> read(
      String flag, String text, String allowed, Function<String, Optional<T>> reader) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    var value = reader.apply(text);
    if (value.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(),
          "%s is %s, and not \"%s\"".formatted(flag, allowed, Problem.printable(text)));
    }
    return value;
  }

  /// What is at the end of an address.
  private static String last(String text) {
    var path = text.strip().replaceFirst("[?#].*$", "").replaceFirst("/content$|/manifest$", "");
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /// Never on the command line, where others on the machine see it.
  private Optional<ManagementToken> token(String file) {
    try (InputStream in = file.equals("-") ? console().in() : Files.newInputStream(Path.of(file))) {
      var text = new String(in.readNBytes(TOKEN_BYTES), StandardCharsets.UTF_8);
      return ManagementToken.parse(last(text));
    } catch (IOException | InvalidPathException unreadable) {
      return Optional.empty();
    }
  }

  private static Optional<Digest> digest(String text) {
    try {
      return Optional.of(new Digest(text));
    } catch (IllegalArgumentException none) {
      return Optional.empty();
    }
  }

  private static Optional<Instant> time(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeException none) {
      return Optional.empty();
    }
  }
}
