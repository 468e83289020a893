package dev.waybill.rest.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Every reference leads somewhere in the document, and every component is referred to.
final class ReferenceLint {
  private ReferenceLint() {}

  static List<String> problems(OpenApiDocument document) {
    var root = document.root().node();
    var problems = new ArrayList<String>();
    var used = new HashSet<String>(root.findValuesAsText("$ref"));
    for (var reference : used) {
      if (!reference.startsWith("#/") || root.at(reference.substring(1)).isMissingNode()) {
        problems.add(reference + " leads nowhere");
      }
    }
    used.addAll(securitySchemes(root));
    document
        .root()
        .child("components")
        .children()
        .forEach(
            (kind, components) -> {
              for (var name : components.children().keySet()) {
                var reference = "#/components/" + kind + "/" + name;
                if (!used.contains(reference)) {
                  problems.add(reference + " is not used");
                }
              }
            });
    return problems;
  }

  /// Security schemes are referred to by their bare name.
  private static Set<String> securitySchemes(JsonNode root) {
    var names = new HashSet<String>();
    for (var requirements : root.findValues("security")) {
      for (var requirement : requirements) {
        requirement
            .fieldNames()
            .forEachRemaining(name -> names.add("#/components/securitySchemes/" + name));
      }
    }
    return names;
  }
}
