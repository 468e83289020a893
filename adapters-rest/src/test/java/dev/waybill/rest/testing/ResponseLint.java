package dev.waybill.rest.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Rules for responses and schemas: each response has the headers that all have, a schema for every
/// body, and room for members that a later release may send.
final class ResponseLint {
  private static final Set<String> ALWAYS =
      Set.of(
          "X-Request-Id",
          "X-Content-Type-Options",
          "Content-Security-Policy",
          "Referrer-Policy",
          "Cache-Control");

  private final Located root;
  private final List<String> problems = new ArrayList<>();

  private ResponseLint(Located root) {
    this.root = root;
  }

  static List<String> problems(OpenApiDocument document) {
    var lint = new ResponseLint(document.root());
    var components = document.root().child("components");
    components.child("responses").children().forEach(lint::checkResponse);
    var beside = document.root().child("x-waybill-beside-the-routes");
    beside.child("answers").children().forEach(lint::checkResponse);
    beside.child("optional-headers").children().forEach(lint::checkHeader);
    components.child("headers").children().forEach(lint::checkHeader);
    components.child("schemas").children().forEach(lint::checkOpen);
    lint.checkCodes();
    return lint.problems;
  }

  private void checkResponse(String name, Located response) {
    require(response.node().hasNonNull("description"), name, "has no description");
    for (var header : ALWAYS) {
      require(
          response.child("headers").child(header).isTrue("required"),
          name,
          "does not require " + header);
    }
    response
        .child("content")
        .children()
        .forEach((type, entry) -> checkMediaType(name + " as " + type, response, entry));
  }

  private void checkMediaType(String name, Located response, Located entry) {
    require(entry.child("schema").exists(), name, "has no schema");
    for (var header : entry.node().path("x-waybill-required-headers")) {
      require(
          response.child("headers").child(header.asText()).exists(),
          name,
          "requires the header " + header.asText() + " that the response lacks");
    }
    var condition = entry.node().path("x-waybill-when-header").asText("");
    require(
        condition.isEmpty() || response.child("headers").child(condition).exists(),
        name,
        "hangs on the header " + condition + " that the response lacks");
  }

  private void checkHeader(String name, Located header) {
    require(header.node().hasNonNull("description"), name, "has no description");
    require(header.child("schema").exists(), name, "has no schema");
  }

  /// What we send says by itself that there may be more of it: some generators make clients that
  /// refuse a new member unless it does. Our own answers are held against [StrictSchemas].
  private void checkOpen(String name, Located schema) {
    var node = schema.node();
    boolean isObject = node.path("type").asText().equals("object");
    boolean isOpen = node.path("additionalProperties").asBoolean(false);
    require(!isObject || isOpen || isReceived(name), name, "does not say that it is open");
  }

  private static boolean isReceived(String name) {
    return name.endsWith("Form") || name.endsWith("Patch");
  }

  /// The codes by status and the table for people say the same.
  private void checkCodes() {
    var table = root.child("info").node().path("description").asText();
    root.child("x-waybill-codes")
        .children()
        .forEach(
            (status, codes) -> {
              var cells = new ArrayList<String>();
              codes.node().forEach(code -> cells.add("`" + code.asText() + "`"));
              var row = "| " + status + " | " + String.join(", ", cells) + " |";
              require(
                  table.contains(row), "x-waybill-codes", "has no row in the description: " + row);
            });
  }

  private void require(boolean met, String where, String problem) {
    if (!met) {
      problems.add(where + " " + problem);
    }
  }
}
