package dev.waybill.rest.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// The schemas of our documents, as JSON Schema 2020-12, which OpenAPI 3.1 uses. Formats are
/// checked.
final class Schemas {
  private static final String ID = "urn:waybill:openapi";

  private final Map<JsonNode, SchemaRegistry> registries =
      Collections.synchronizedMap(new IdentityHashMap<>());

  /// @param open the document; its [StrictSchemas] count
  private static SchemaRegistry registry(JsonNode open) {
    var document = StrictSchemas.of(open);
    return SchemaRegistry.withDefaultDialect(
        dialect(document), builder -> builder.schemas(Map.of(ID, document.toString())));
  }

  /// The document is loaded as if it were one schema: what else it holds is no keyword.
  private static Dialect dialect(JsonNode document) {
    var builder = Dialect.builder(Dialects.getDraft202012());
    document.fieldNames().forEachRemaining(name -> builder.keyword(new NonValidationKeyword(name)));
    return builder.keyword(new NonValidationKeyword("example")).build();
  }

  /// What is wrong with a value, each with the pointer to it; nothing if it is as the schema says.
  List<String> problems(Located schema, JsonNode value) {
    return registries
        .computeIfAbsent(schema.root(), Schemas::registry)
        .getSchema(SchemaLocation.of(ID + "#" + schema.pointer()))
        .validate(value, context -> context.executionConfig(c -> c.formatAssertionsEnabled(true)))
        .stream()
        .map(Schemas::describe)
        .toList();
  }

  private static String describe(Error error) {
    var at = error.getInstanceLocation().toString();
    return (at.isEmpty() ? "" : "at " + at + ": ") + error.getMessage();
  }
}
