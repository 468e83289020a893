package dev.waybill.rest.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.model.ChangedOpenApi;
import org.openapitools.openapidiff.core.output.MarkdownRender;

/// A client of the last release works with this one. `released/openapi.yaml` is the document of the
/// last release: at a release it is replaced by the current one, and never otherwise. There was no
/// release yet; until then it is the document as it was when this test was written.
class BreakingChangeTest {
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final String RELEASED = "/dev/waybill/rest/released/openapi.yaml";

  @Test
  void nothing_is_broken_since_the_last_release() throws IOException {
    var changes = changes(text("/dev/waybill/rest/openapi.yaml"));
    assertThat(changes.isCompatible()).as(told(changes)).isTrue();
  }

  static Stream<Arguments> breaking() {
    return Stream.of(
        arguments("  /f/{id}/manifest:", "  /f/{id}/contents:"),
        arguments(
            "    patch:\n      operationId: patchSettings", "    put:\n      operationId: put"),
        arguments("required: [files]", "required: [files, expires]"),
        arguments("        redirect:\n", "        manage:\n"),
        arguments("        has_password: {type: boolean}", "        has_password: {type: string}"),
        arguments("enum: [public, password, private]", "enum: [public, password]"),
        arguments(
            "          application/json:\n"
                + "            schema: {$ref: '#/components/schemas/SettingsPatch'}",
            "          application/xml:\n"
                + "            schema: {$ref: '#/components/schemas/SettingsPatch'}"));
  }

  @ParameterizedTest
  @MethodSource("breaking")
  void what_breaks_a_client_is_noticed(String text, String replacement) throws IOException {
    var released = text(RELEASED);
    assertThat(released).contains(text);
    assertThat(changes(released.replace(text, replacement)).isCompatible()).isFalse();
  }

  static Stream<Arguments> harmless() {
    return Stream.of(
        arguments("        redirect:\n", "        note: {type: string}\n        redirect:\n"),
        arguments("summary: Upload one or more files", "summary: Upload"),
        arguments(
            "  /f/{id}/manifest:",
            """
              /f/{id}/more:
                get:
                  responses: {'200': {description: x}}
                  parameters:
                    - $ref: '#/components/parameters/LinkId'
              /f/{id}/manifest:\
            """));
  }

  @ParameterizedTest
  @MethodSource("harmless")
  void what_clients_do_not_mind_is_allowed(String text, String replacement) throws IOException {
    var released = text(RELEASED);
    assertThat(released).contains(text);
    var changes = changes(released.replace(text, replacement));
    assertThat(changes.isCompatible()).as(told(changes)).isTrue();
  }

  /// By the twins in OpenAPI 3.0, which the comparison knows best.
  private static ChangedOpenApi changes(String current) throws IOException {
    return OpenApiCompare.fromContents(older(text(RELEASED)), older(current));
  }

  private static String older(String yaml) throws IOException {
    return OpenApi30.of(YAML.readTree(yaml)).toString();
  }

  private static String text(String resource) throws IOException {
    try (var in = BreakingChangeTest.class.getResourceAsStream(resource)) {
      return new String(
          Objects.requireNonNull(in, resource).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String told(ChangedOpenApi changes) {
    var text = new ByteArrayOutputStream();
    new MarkdownRender().render(changes, new OutputStreamWriter(text, StandardCharsets.UTF_8));
    return text.toString(StandardCharsets.UTF_8);
  }
}
