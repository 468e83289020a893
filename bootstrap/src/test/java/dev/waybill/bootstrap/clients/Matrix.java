package dev.waybill.bootstrap.clients;

import dev.waybill.bootstrap.clients.Row.Cannot;
import dev.waybill.bootstrap.clients.Row.Deviates;
import dev.waybill.bootstrap.clients.Row.Remark;
import java.io.IOException;
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
  private final Bench bench;
  private final Table table;

  private Matrix(String title, Bench bench) {
    this.bench = bench;
    this.table = new Table(title, Arrays.stream(Case.values()).map(Case::title).toList());
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
      set(row, column, "-", reason);
      return;
    }
    set(row, column, "FAIL", "");
    var failure = failure(row, column);
    if (isAsKnown(remark, failure)) {
      remark.ifPresentOrElse(
          known -> set(row, column, "no", known.reason()), () -> set(row, column, "ok", ""));
    } else if (failure.isPresent()) {
      throw new AssertionError("instead of " + remark, failure.get());
    } else {
      throw new AssertionError("does what it should now, take the remark away: " + remark);
    }
  }

  private void set(Row row, Case column, String mark, String reason) {
    table.set(row.client().name(), column.title(), mark, reason);
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
    table.publish();
  }
}
