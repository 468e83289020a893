package dev.waybill.rest.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenApiLintTest {
  private static final String DOCUMENT = OpenApiDocument.text(OpenApiDocument.PROGRAMS);

  @ParameterizedTest
  @ValueSource(
      strings = {OpenApiDocument.PROGRAMS, OpenApiDocument.PAGES, OpenApiDocument.MANAGEMENT})
  void theDocumentKeepsEveryRule(String name) {
    assertThat(lint(OpenApiDocument.text(name))).isEmpty();
  }

  /// Each document is whole in itself, so some things are written in several.
  @Test
  void components_of_one_name_are_the_same_in_every_document() {
    var programs = OpenApiDocument.load(OpenApiDocument.PROGRAMS);
    for (var name : List.of(OpenApiDocument.PAGES, OpenApiDocument.MANAGEMENT)) {
      var components = OpenApiDocument.load(name).root().child("components");
      components.children().forEach((kind, named) -> same(kind, named, programs));
    }
  }

  private static void same(String kind, Located named, OpenApiDocument programs) {
    var theirs = programs.root().child("components").child(kind);
    named
        .children()
        .forEach(
            (name, component) -> {
              if (theirs.child(name).exists()) {
                assertThat(component.node()).as(name).isEqualTo(theirs.child(name).node());
              }
            });
  }

  static Stream<Arguments> violations() {
    return Stream.of(
        arguments("operationId: uploadFiles", "operationid: x", "operationid is unexpected"),
        arguments(
            "operationId: uploadFiles", "operationId: openLink", "the operationId of another"),
        arguments("summary: Upload one or", "x-summary: Upload one or", "has no summary"),
        arguments("tags: [Upload]", "tags: [Uplaod]", "unknown tag Uplaod"),
        arguments(
            "      description: The status and", "      x-d: The status and", "no description"),
        arguments(
            "responses/CurrentSettingsHead", "responses/CurrentSettings", "which HEAD never has"),
        arguments(
            "      name: pw\n",
            "      name: pw\n      example: secret\n",
            "has an example, but may be left out"),
        arguments("x-waybill-access: holder", "x-waybill-access: me", "has no x-waybill-access"),
        arguments("  /f/{id}:", "  /f/{uuid}:", "declares [id]"),
        arguments("        default: ", "        '599': ", "has no default response"),
        arguments(
            "    head:\n      operationId: getInfoHead",
            "    trace:\n      operationId: d",
            "no HEAD"),
        arguments("        X-Request-Id: ", "        X-Request: ", "does not require X-Request-Id"),
        arguments("schema: {$ref: '#/components/schemas/Html'}", "x: 1", "has no schema"),
        arguments("description: The upload is gone.", "x-description: gone", "no description"),
        arguments("example: {success: true}", "example: {success: maybe}", "the example is wrong"),
        arguments("example: {success: true}", "x-example: 1", "has no example"),
        arguments("schemas/DeleteResult'", "schemas/DeleteResults'", "leads nowhere"),
        arguments("schemas/DeleteResult'", "schemas/ChangeResult'", "is not used"),
        arguments("additionalProperties: true", "additionalProperties: false", "is open"),
        arguments("\n    Deleted:\n", "\n    Id:\n", "Id names several components"),
        arguments(
            "holderToken:\n      type",
            "managementToken:\n      type",
            "managementToken names several"),
        arguments("| 401 | `password_required` |", "| 401 | |", "has no row"),
        arguments("Repr-Digest, E2E-Salt,", "Digest, E2E-Salt,", "the header Digest that"));
  }

  @ParameterizedTest
  @MethodSource("violations")
  void aViolationIsReported(String text, String replacement, String problem) {
    var at = DOCUMENT.indexOf(text);
    assertThat(at).isPositive();
    var broken = DOCUMENT.substring(0, at) + replacement + DOCUMENT.substring(at + text.length());
    assertThat(lint(broken)).anySatisfy(found -> assertThat(found).contains(problem));
  }

  /// Examples only of a document that is sound otherwise: they need every reference.
  private static List<String> lint(String yaml) {
    var problems = new ArrayList<String>();
    problems.addAll(
        new OpenAPIV3Parser().readContents(yaml, null, new ParseOptions()).getMessages());
    var document = OpenApiDocument.parse(yaml);
    problems.addAll(OperationLint.problems(document));
    problems.addAll(ResponseLint.problems(document));
    problems.addAll(ReferenceLint.problems(document));
    if (problems.isEmpty()) {
      problems.addAll(ExampleLint.problems(document));
    }
    return problems;
  }
}
