package dev.waybill.rest.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The twin of our document in OpenAPI 3.0.3 says the same as the document.
class OpenApi30Test {
  private static final YAMLMapper YAML = new YAMLMapper();

  /// What of a 3.1 document has no place in 3.0, as `pointer = value`.
  private static final List<String> LEFT_OUT =
      List.of(
          "/openapi = .*",
          "/info/summary = .*",
          "/info/license/identifier = .*",
          "(/.*)?/x-waybill-.*",
          ".*/content(MediaType|Encoding) = .*",
          ".*/const = .*",
          ".*/type/[01] = .*",
          ".*/examples/[0-9]+ = .*");

  /// How 3.0 says it.
  private static final List<String> INSTEAD =
      List.of(
          "/openapi = \"3\\.0\\.3\"",
          "/info/license/url = \"https://spdx\\.org/licenses/Apache-2\\.0\"",
          ".*/enum/0 = .*",
          ".*/nullable = true",
          ".*/type = .*",
          ".*/example = .*");

  @Test
  void a_parser_of_openapi_finds_no_fault_in_it() throws IOException {
    var text = OpenApi30.of(document()).toString();
    var parsed = new OpenAPIV3Parser().readContents(text, null, new ParseOptions());
    assertThat(parsed.getMessages()).isEmpty();
    assertThat(parsed.getOpenAPI().getPaths()).hasSameSizeAs(document().path("paths"));
  }

  @Test
  void it_says_the_same_and_nothing_else() throws IOException {
    var newer = lines(document());
    var older = lines(OpenApi30.of(document()));
    assertThat(newer)
        .filteredOn(line -> !older.contains(line))
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line).matches(String.join("|", LEFT_OUT)));
    assertThat(older)
        .filteredOn(line -> !newer.contains(line))
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line).matches(String.join("|", INSTEAD)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{type: string, const: a} | {type: string, enum: [a]}",
        "{type: [string, 'null']} | {type: string, nullable: true}",
        "{type: ['null', integer], minimum: 1} | {type: integer, nullable: true, minimum: 1}",
        "{type: string, examples: [a, b]} | {type: string, example: a}",
        "{type: string, contentEncoding: base64} | {type: string}",
        "{items: {type: boolean, const: true}} | {items: {type: boolean, enum: [true]}}",
        "{type: object, properties: {const: {type: string}, type: {type: string, const: x}}} |"
            + " {type: object, properties: {const: {type: string}, type: {type: string, enum:"
            + " [x]}}}",
        "{example: {type: [a, 'null'], const: 1}} | {example: {type: [a, 'null'], const: 1}}",
        "{examples: {one: {value: {const: 1}}}} | {examples: {one: {value: {const: 1}}}}",
        "{type: string, x-waybill-strict: {const: a}} | {type: string}"
      })
  void each_keyword_is_said_as_3_0_says_it(String newer, String older) throws IOException {
    var whole = YAML.readTree("{openapi: 3.1.0, a: " + newer + "}");
    assertThat(OpenApi30.of(whole).path("a")).isEqualTo(YAML.readTree(older));
  }

  @Test
  void the_document_itself_stays_as_it_is() throws IOException {
    var document = document();
    OpenApi30.of(document);
    assertThat(document).isEqualTo(document());
  }

  private static JsonNode document() throws IOException {
    try (var in = OpenApi30Test.class.getResourceAsStream("/dev/waybill/rest/openapi.yaml")) {
      return YAML.readTree(Objects.requireNonNull(in));
    }
  }

  /// Every leaf with its pointer.
  private static SortedSet<String> lines(JsonNode document) {
    var lines = new TreeSet<String>();
    collect("", document, lines);
    return lines;
  }

  private static void collect(String pointer, JsonNode node, SortedSet<String> lines) {
    if (node.isValueNode() || node.isEmpty()) {
      lines.add(pointer + " = " + node);
    }
    node.fieldNames()
        .forEachRemaining(name -> collect(pointer + "/" + name, node.path(name), lines));
    if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        collect(pointer + "/" + i, node.path(i), lines);
      }
    }
  }
}
