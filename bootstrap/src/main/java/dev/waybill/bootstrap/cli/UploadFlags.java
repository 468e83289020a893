package dev.waybill.bootstrap.cli;

import dev.waybill.bootstrap.config.Problem;
import dev.waybill.bootstrap.report.Console;
import dev.waybill.bootstrap.wiring.ClientNetworks;
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
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/// Reads the values of flags that say which uploads are meant. Empty text is a flag that was not
/// given; what cannot be read is a [ParameterException].
record UploadFlags(CommandSpec spec, Console console) {
  private static final int TOKEN_BYTES = 4096;

  Optional<LinkId> link(String link) {
    return read("--link", link, "a link or its id", text -> LinkId.parse(last(text)));
  }

  Optional<ManagementToken> token(String file) {
    return read("--token-file", file, "a file with a management token", this::tokenIn);
  }

  Optional<Digest> digest(String digest) {
    return read("--digest", digest, "a SHA-256 of 64 hexadecimal digits", UploadFlags::digestOf);
  }

  /// In the form in which requests name it.
  Optional<String> network(String network) {
    return read(
        "--network",
        network,
        "a client network like 192.0.2.0/24 or 2001:db8:0:100::/56, or an address in one",
        ClientNetworks::parse);
  }

  Optional<Instant> time(String flag, String time) {
    return read(flag, time, "a time like 2026-12-01T00:00:00Z", UploadFlags::timeOf);
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
  private Optional<ManagementToken> tokenIn(String file) {
    try (InputStream in = file.equals("-") ? console.in() : Files.newInputStream(Path.of(file))) {
      var text = new String(in.readNBytes(TOKEN_BYTES), StandardCharsets.UTF_8);
      return ManagementToken.parse(last(text));
    } catch (IOException | InvalidPathException unreadable) {
      return Optional.empty();
    }
  }

  private static Optional<Digest> digestOf(String text) {
    try {
      return Optional.of(new Digest(text));
    } catch (IllegalArgumentException none) {
      return Optional.empty();
    }
  }

  private static Optional<Instant> timeOf(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeException none) {
      return Optional.empty();
    }
  }
}
