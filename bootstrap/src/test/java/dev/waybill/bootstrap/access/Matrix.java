package dev.waybill.bootstrap.access;

import dev.waybill.rest.testing.Route;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Asks a running service for what stands in the [AccessTable]. Where ways that belong to one
/// column are answered differently, a cell holds all their statuses.
final class Matrix {
  private final House house;
  private final Sample another;

  Matrix(House house) {
    this.house = house;
    this.another = house.in(State.PASSWORD).withOwners(house.in(State.PRIVATE).owners());
  }

  List<String> of(Route route, List<String> columns) {
    return switch (route.access()) {
      case "anyone" -> List.of("no-upload " + anybody(route));
      case "reader" -> rows(columns, (state, sample, column) -> reader(route, sample, column));
      case "holder" -> rows(columns, (state, sample, column) -> holder(route, sample, column));
      default -> throw new AssertionError(route + " declares no access rule");
    };
  }

  @FunctionalInterface
  private interface Cell {
    Stream<Integer> statuses(State state, Sample sample, String column);
  }

  private List<String> rows(List<String> columns, Cell cell) {
    return Arrays.stream(State.values()).map(state -> row(state, columns, cell)).toList();
  }

  /// The columns from the right, so that what a holder's token does comes last.
  private String row(State state, List<String> columns, Cell cell) {
    var sample = house.in(state);
    var cells =
        columns.reversed().stream()
            .map(column -> joined(cell.statuses(state, sample, column)))
            .toList();
    return state + " " + String.join(" ", cells.reversed());
  }

  private static String joined(Stream<Integer> statuses) {
    return statuses.distinct().map(String::valueOf).collect(Collectors.joining("/"));
  }

  private Stream<Integer> reader(Route route, Sample sample, String column) {
    return Stream.of(sample.upload(), sample.file())
        .map(id -> route.path().replace("{id}", id))
        .flatMap(
            path ->
                route.method().equals("POST")
                    ? Stream.of(passwordForm(path, column))
                    : Shown.in(column).stream().map(shown -> ask(route, path, shown, sample)));
  }

  private int ask(Route route, String path, Shown shown, Sample sample) {
    return send(route.method(), path + shown.query(), "", shown.headers(sample, another));
  }

  private int passwordForm(String path, String column) {
    var body = column.equals("none") ? "" : "password=" + column + "%3A+horse";
    return send("POST", path, body, "Content-Type", House.FORM_TYPE);
  }

  private Stream<Integer> holder(Route route, Sample sample, String column) {
    return HolderPath.in(column, sample).stream()
        .map(token -> route.path().replace("{token}", token))
        .map(path -> manage(route.method(), path));
  }

  private int manage(String method, String path) {
    return method.equals("PATCH")
        ? send(method, path, "{}", "Content-Type", "application/merge-patch+json")
        : send(method, path, "");
  }

  private String anybody(Route route) {
    var path = route.path().replaceAll("\\{[^}]*}", "any");
    return joined(
        Stream.of(Shown.NOTHING, Shown.WRONG_BASIC, Shown.OWN_TOKEN)
            .map(shown -> send(route.method(), path, "", shown.headers(another, another))));
  }

  private int send(String method, String path, String body, String... headers) {
    var publisher = body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
    return house.client().send(method, path, publisher, headers).statusCode();
  }
}
