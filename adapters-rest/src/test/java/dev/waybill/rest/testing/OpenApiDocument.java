package dev.waybill.rest.testing;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// An OpenAPI document as it is shipped.
final class OpenApiDocument {
  static final String PROGRAMS = "openapi.yaml";
  static final String PAGES = "openapi-pages.yaml";
  static final String MANAGEMENT = "openapi-management.yaml";

  /// The operations of a path item, besides which it has parameters and the like.
  private static final List<String> METHODS =
      List.of("get", "head", "post", "put", "patch", "delete", "options", "trace");

  private final Located root;

  OpenApiDocument(JsonNode document) {
    root = Located.root(document);
  }

  static OpenApiDocument load(String name) {
    return parse(text(name));
  }

  static String text(String name) {
    var resource = "/dev/waybill/rest/" + name;
    try (var in =
        Objects.requireNonNull(OpenApiDocument.class.getResourceAsStream(resource), resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static OpenApiDocument parse(String yaml) {
    try {
      var mapper = YAMLMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION);
      return new OpenApiDocument(mapper.build().readTree(yaml));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Located root() {
    return root;
  }

  /// The path item that a request's path belongs to; the one with fewest parameters wins.
  Optional<Located> pathItem(String path) {
    return root.child("paths").children().entrySet().stream()
        .filter(entry -> new PathTemplate(entry.getKey()).matches(path))
        .max(Comparator.comparingInt(e -> new PathTemplate(e.getKey()).literalCharacters()))
        .map(Map.Entry::getValue);
  }

  /// The operation of a path item for a method, which is case-sensitive (RFC 9110 section 9.1).
  static Optional<Located> operation(Located pathItem, String method) {
    return METHODS.stream()
        .filter(name -> name.equals(method.toLowerCase(Locale.ROOT)))
        .filter(_ -> method.equals(method.toUpperCase(Locale.ROOT)))
        .map(pathItem::child)
        .filter(Located::exists)
        .findFirst();
  }

  SortedSet<Route> routes() {
    var routes = new TreeSet<Route>();
    root.child("paths").children().forEach((path, item) -> addRoutes(path, item, routes));
    return routes;
  }

  private static void addRoutes(String path, Located item, SortedSet<Route> routes) {
    for (var method : METHODS) {
      var operation = item.child(method);
      if (operation.exists()) {
        routes.add(
            new Route(
                method.toUpperCase(Locale.ROOT),
                path,
                operation.node().path("x-waybill-access").asText()));
      }
    }
  }
}
