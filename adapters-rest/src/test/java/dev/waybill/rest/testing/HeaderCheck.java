package dev.waybill.rest.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Holds the headers of a response against the document: those that must be there, the values, and
/// that there are no others.
final class HeaderCheck {
  /// What HTTP itself needs (RFC 9110, RFC 9112); not part of the API.
  private static final Set<String> FRAMING =
      Set.of("connection", "content-length", "content-type", "date", "transfer-encoding");

  private final Schemas schemas;
  private final Map<String, Located> optionalAnywhere;

  /// @param optionalAnywhere headers that any response may carry, by name
  HeaderCheck(Schemas schemas, Map<String, Located> optionalAnywhere) {
    this.schemas = schemas;
    this.optionalAnywhere = optionalAnywhere;
  }

  List<String> problems(Located response, Answer answer) {
    var documented = new TreeMap<String, Located>(String.CASE_INSENSITIVE_ORDER);
    documented.putAll(optionalAnywhere);
    documented.putAll(response.child("headers").children());
    var problems = new ArrayList<String>();
    documented.forEach((name, header) -> check(name, header, answer, problems));
    answer.headers().keySet().stream()
        .filter(name -> !documented.containsKey(name) && !isFraming(name))
        .forEach(name -> problems.add("header " + name + " is not in the document"));
    return problems;
  }

  /// Headers that a media type needs beyond those that the response needs.
  List<String> missing(Located mediaType, Answer answer) {
    var problems = new ArrayList<String>();
    for (var name : mediaType.node().path("x-waybill-required-headers")) {
      if (!answer.has(name.asText())) {
        problems.add("header " + name.asText() + " is missing");
      }
    }
    return problems;
  }

  private void check(String name, Located header, Answer answer, List<String> problems) {
    if (!answer.has(name)) {
      if (header.isTrue("required")) {
        problems.add("header " + name + " is missing");
      }
      return;
    }
    for (var value : values(name, answer)) {
      schemas.problems(header.child("schema"), instance(header, value)).stream()
          .map(problem -> "header " + name + " (" + value + ") " + problem)
          .forEach(problems::add);
    }
  }

  /// `Set-Cookie` is the one header whose lines cannot be joined (RFC 6265 section 3).
  private static List<String> values(String name, Answer answer) {
    return name.equalsIgnoreCase("Set-Cookie")
        ? answer.all(name)
        : answer.header(name).stream().toList();
  }

  private static JsonNode instance(Located header, String value) {
    var type = header.child("schema").node().path("type").asText();
    return type.equals("integer") && value.matches("\\d{1,18}")
        ? JsonNodeFactory.instance.numberNode(Long.parseLong(value))
        : JsonNodeFactory.instance.textNode(value);
  }

  private static boolean isFraming(String name) {
    return FRAMING.contains(name.toLowerCase(Locale.ROOT));
  }
}
