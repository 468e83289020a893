package dev.waybill.rest.testing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Rules for operations: each is named, described, sorted, says who may call it and how it fails.
final class OperationLint {
  private static final Set<String> ACCESS = Set.of("anyone", "reader", "holder");
  private static final Pattern PARAMETER = Pattern.compile("\\{([^}]+)}");

  private final Located root;
  private final List<String> problems = new ArrayList<>();
  private final Set<String> ids = new HashSet<>();

  private OperationLint(Located root) {
    this.root = root;
  }

  static List<String> problems(OpenApiDocument document) {
    var lint = new OperationLint(document.root());
    document.routes().forEach(lint::check);
    return lint.problems;
  }

  private void check(Route route) {
    var item = root.child("paths").child(route.path());
    var operation = OpenApiDocument.operation(item, route.method()).orElseThrow();
    checkNames(route, operation);
    checkResponses(route, operation);
    checkParameters(route, item, operation);
    require(
        !route.method().equals("GET") || item.child("head").exists(),
        route,
        "has no HEAD beside it");
  }

  private void checkNames(Route route, Located operation) {
    var id = operation.node().path("operationId").asText("");
    require(!id.isEmpty(), route, "has no operationId");
    require(ids.add(id), route, "has the operationId of another");
    require(operation.node().hasNonNull("summary"), route, "has no summary");
    require(operation.node().hasNonNull("description"), route, "has no description");
    require(ACCESS.contains(route.access()), route, "has no x-waybill-access");
    require(!operation.node().path("tags").isEmpty(), route, "has no tag");
    var known = root.node().path("tags").findValuesAsText("name");
    for (var tag : operation.node().path("tags")) {
      require(known.contains(tag.asText()), route, "has the unknown tag " + tag.asText());
    }
  }

  private void checkResponses(Route route, Located operation) {
    var responses = operation.child("responses").children();
    require(responses.containsKey("default"), route, "has no default response");
    require(responses.containsKey("503"), route, "has no 503 response");
    require(
        !route.method().equals("HEAD")
            || responses.values().stream()
                .noneMatch(response -> response.child("content").exists()),
        route,
        "has content, which HEAD never has");
    require(
        responses.keySet().stream().anyMatch(status -> status.matches("[23].*")),
        route,
        "has no success");
  }

  private void checkParameters(Route route, Located item, Located operation) {
    var declared = new HashSet<String>();
    for (var owner : List.of(item, operation)) {
      owner.child("parameters").elements().stream()
          .filter(parameter -> parameter.node().path("in").asText().equals("path"))
          .forEach(parameter -> declared.add(parameter.node().path("name").asText()));
    }
    var inTemplate =
        PARAMETER.matcher(route.path()).results().map(r -> r.group(1)).collect(Collectors.toSet());
    require(declared.equals(inTemplate), route, "declares " + declared);
  }

  private void require(boolean met, Route route, String problem) {
    if (!met) {
      problems.add(route + " " + problem);
    }
  }
}
