package dev.waybill.rest.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/// Every example is what its schema says, and everything that people read or write as JSON, as a
/// form or in an address has one. A parameter that may be left out has none: a page that fills the
/// examples in would send it.
final class ExampleLint {
  private final Schemas schemas = new Schemas();
  private final List<String> problems = new ArrayList<>();

  private ExampleLint() {}

  static List<String> problems(OpenApiDocument document) {
    var lint = new ExampleLint();
    lint.walk(document.root());
    return lint.problems;
  }

  private void walk(Located node) {
    if (node.node().isObject()) {
      checkOwner(node);
      node.node().fieldNames().forEachRemaining(name -> descend(node, name));
    } else {
      node.elements().forEach(this::walk);
    }
  }

  /// References are not followed: what they lead to is walked where it stands.
  private void descend(Located node, String name) {
    var next = node.node().path(name);
    if (!next.has("$ref") && !name.equals("example") && !name.equals("examples")) {
      walk(node.child(name));
    }
  }

  private void checkOwner(Located owner) {
    if (!owner.node().has("schema")) {
      return;
    }
    var examples = examples(owner.node());
    examples.forEach(example -> check(owner, example));
    if (examples.isEmpty() && needsExample(owner)) {
      problems.add(owner.pointer() + " has no example");
    }
    if (!examples.isEmpty() && isOptionalParameter(owner)) {
      problems.add(owner.pointer() + " has an example, but may be left out");
    }
  }

  private void check(Located owner, JsonNode example) {
    for (var problem : schemas.problems(owner.child("schema"), example)) {
      problems.add(owner.pointer() + ": the example is wrong: " + problem);
    }
  }

  private static List<JsonNode> examples(JsonNode owner) {
    var examples = new ArrayList<JsonNode>();
    if (owner.has("example")) {
      examples.add(owner.path("example"));
    }
    owner.path("examples").forEach(example -> examples.add(example.path("value")));
    return examples;
  }

  private static boolean needsExample(Located owner) {
    return (owner.node().has("in") && owner.isTrue("required"))
        || owner.pointer().matches(".*/content/[^/]*(json|form)[^/]*");
  }

  private static boolean isOptionalParameter(Located owner) {
    return owner.node().has("in") && !owner.isTrue("required");
  }
}
