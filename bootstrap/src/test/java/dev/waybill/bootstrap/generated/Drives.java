package dev.waybill.bootstrap.generated;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.waybill.bootstrap.testing.RunningWaybill;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;

/// A service for generated clients, as a static field of a test with [RegisterExtension]; prints
/// the table of its clients at the end and writes it to `target/generated-NAME.txt`.
final class Drives implements BeforeAllCallback, AfterAllCallback {
  private final String name;
  private final List<Column> columns = new ArrayList<>();
  private Session session = Session.NONE;

  private record Session(List<AutoCloseable> parts, URI service, URI later, Path folder) {
    static final Session NONE =
        new Session(List.of(), URI.create("/"), URI.create("/"), Path.of(""));
  }

  /// @param name of the table
  Drives(String name) {
    this.name = name;
  }

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    var folder = Path.of("target", "generated", name).toAbsolutePath();
    deleteAll(folder);
    var data = Files.createDirectories(folder.resolve("data"));
    var waybill = RunningWaybill.start(data, "--max-upload-size", Inputs.MOST_BYTES);
    var later = LaterRelease.of(waybill.url());
    session = new Session(List.of(later, waybill), waybill.url(), later.url(), folder);
    Inputs.in(folder.resolve("files"));
  }

  /// A folder for what a generator makes.
  Path folder(String client) {
    try {
      return Files.createDirectories(session.folder().resolve(client));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What the service serves there, as a file for generators.
  ///
  /// @param path like `/openapi.yaml`
  Path document(String path) {
    var file = session.folder().resolve(path.substring(1));
    try (var document = session.service().resolve(path).toURL().openStream()) {
      Files.write(file, document.readAllBytes());
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The source of a program that drives a client; see the README there.
  static Path driver(String path) {
    return Path.of("src/test/generated").resolve(path).toAbsolutePath();
  }

  /// As [#driver(String)], copied into a folder, beside what a generator makes there.
  static Path driver(String path, Path folder) {
    var source = driver(path);
    try (var files = Files.walk(source)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        var copy = folder.resolve(source.relativize(file).toString());
        Files.createDirectories(copy.resolveSibling("."));
        Files.copy(file, copy);
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Column column(String client) {
    var inputs = new Inputs(session.folder().resolve("files"));
    var got = folder(client + "-got");
    var environment =
        Map.of(
            "WAYBILL_URL", session.service().toString(),
            "WAYBILL_LATER", session.later().toString(),
            "WAYBILL_FILES", inputs.folder().toString(),
            "WAYBILL_GOT", got.toString());
    var column = new Column(client, new Facts(session.service(), inputs, got), environment);
    columns.add(column);
    return column;
  }

  @Override
  public void afterAll(ExtensionContext context) throws Exception {
    var table = new Table(columns).text();
    System.out.print(table);
    Files.writeString(Path.of("target", "generated-" + name + ".txt"), table, UTF_8);
    for (var part : session.parts()) {
      part.close();
    }
  }

  private static void deleteAll(Path folder) throws IOException {
    if (Files.notExists(folder)) {
      return;
    }
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
