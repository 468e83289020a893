package dev.waybill.bootstrap.clients;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.waybill.bootstrap.clients.Row.Cannot;
import dev.waybill.bootstrap.clients.Row.Deviates;
import dev.waybill.bootstrap.clients.Row.Remark;
import dev.waybill.bootstrap.testing.Edition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;

/// Rows of clients by all cases: a test for each cell, and the table of what came of it.
final class Matrix implements AutoCloseable {
  private final String title;
  private final Bench bench;
  private final Table table = new Table();

  private Matrix(String title, Bench bench) {
    this.title = title;
    this.bench = bench;
  }

  /// @param title of the table, and in its file's name
  static Matrix start(String title, Path folder) throws IOException {
    return new Matrix(title, Bench.start(folder));
  }

  Stream<DynamicNode> tests(List<Row> rows) {
    return rows.stream()
        .map(row -> DynamicContainer.dynamicContainer(row.client().name(), cells(row)));
  }

  private Stream<DynamicNode> cells(Row row) {
    return Arrays.stream(Case.values())
        .map(column -> DynamicTest.dynamicTest(column.title(), () -> judge(row, column)));
  }

  private void judge(Row row, Case column) throws Exception {
    var remark = row.remark(column);
    if (remark.orElse(null) instanceof Cannot(var reason)) {
      table.set(row, column, "-", reason);
      return;
    }
    table.set(row, column, "FAIL", "");
    var failure = failure(row, column);
    if (isAsKnown(remark, failure)) {
      remark.ifPresentOrElse(
          known -> table.set(row, column, "no", known.reason()),
          () -> table.set(row, column, "ok", ""));
    } else if (failure.isPresent()) {
      throw new AssertionError("instead of " + remark, failure.get());
    } else {
      throw new AssertionError("does what it should now, take the remark away: " + remark);
    }
  }

  private Optional<Throwable> failure(Row row, Case column) {
    try {
      column.check().run(row.client(), bench);
      return Optional.empty();
    } catch (Exception | AssertionError e) {
      return Optional.of(e);
    }
  }

  private static boolean isAsKnown(Optional<Remark> remark, Optional<Throwable> failure) {
    var shows = remark.map(known -> known instanceof Deviates(_, var said) ? said : "");
    var shown = failure.map(Throwable::toString);
    return shows.isPresent()
        ? shown.filter(text -> text.contains(shows.get())).isPresent()
        : shown.isEmpty();
  }

  @Override
  public void close() {
    bench.close();
    var text = title + ", " + Edition.current() + " edition\n" + table;
    System.out.println(text);
    var file = Path.of("target", "clients-" + title + "-" + Edition.current() + ".txt");
    try {
      Files.createDirectories(file.resolveSibling("."));
      Files.writeString(file, text, UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
