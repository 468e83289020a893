package dev.waybill.rest.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/// Every reference leads somewhere in the document, every component is referred to, and no two that
/// become types of a client have one name.
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
    problems.addAll(namesakes(document.root().child("components")));
    return problems;
  }

  /// Generated code makes a type of each schema, response and security scheme, in one name space.
  private static List<String> namesakes(Located components) {
    var seen = new HashSet<String>();
    return Stream.of("schemas", "responses", "securitySchemes")
        .flatMap(kind -> components.child(kind).children().keySet().stream())
        .filter(name -> !seen.add(name.toLowerCase(Locale.ROOT)))
        .map(name -> name + " names several components")
        .toList();
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
