package dev.waybill.rest.testing;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/// Holds the body of a response against the document, and against what the response says of it.
final class BodyCheck {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final Schemas schemas;
  private final HeaderCheck headers;
  private final ErrorCheck errors;

  BodyCheck(Schemas schemas, HeaderCheck headers, ErrorCheck errors) {
    this.schemas = schemas;
    this.headers = headers;
    this.errors = errors;
  }

  List<String> problems(Located response, Answer answer) {
    var problems = new ArrayList<>(framing(answer));
    var content = response.child("content");
    if (!content.exists()) {
      if (answer.body().length > 0) {
        problems.add("there is a body, the document has none");
      }
      return problems;
    }
    MediaTypes.find(content, answer)
        .ifPresentOrElse(
            entry -> problems.addAll(ofType(entry.getKey(), entry.getValue(), answer)),
            () ->
                problems.add(
                    "media type '%s' is not one of %s"
                        .formatted(
                            answer.header("Content-Type").orElse(""),
                            content.children().keySet())));
    return problems;
  }

  private static List<String> framing(Answer answer) {
    var length = answer.header("Content-Length");
    if (answer.isBodiless()) {
      return answer.body().length == 0 ? List.of() : List.of("there must not be a body");
    }
    return length.filter(text -> !text.equals(String.valueOf(answer.body().length))).isPresent()
        ? List.of("Content-Length is " + length.get() + ", the body " + answer.body().length)
        : List.of();
  }

  private List<String> ofType(String key, Located mediaType, Answer answer) {
    var problems = new ArrayList<>(headers.missing(mediaType, answer));
    var schema = mediaType.child("schema");
    if (key.startsWith("text/")) {
      problems.addAll(charset(answer));
    }
    if (answer.isBodiless()) {
      return problems;
    }
    if (schema.node().has("contentMediaType")) {
      problems.addAll(digest(answer));
    } else if (key.endsWith("json")) {
      problems.addAll(json(key, mediaType, answer));
    } else {
      problems.addAll(text(schema, answer));
    }
    return problems;
  }

  private static List<String> charset(Answer answer) {
    var type = answer.header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
    return type.matches(".*; ?charset=utf-8")
        ? List.of()
        : List.of("Content-Type '" + type + "' does not say charset=utf-8");
  }

  /// What is no success is an error, but where the media type has `x-waybill-no-error`.
  private List<String> json(String key, Located mediaType, Answer answer) {
    try {
      var value = JSON.readTree(answer.body());
      var problems = new ArrayList<>(schemas.problems(mediaType.child("schema"), value));
      if (!mediaType.isTrue("x-waybill-no-error")) {
        problems.addAll(errors.problems(key, value, answer));
      }
      return problems;
    } catch (IOException e) {
      return List.of("the body is not JSON: " + e.getMessage());
    }
  }

  private List<String> text(Located schema, Answer answer) {
    try {
      var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(answer.body()));
      JsonNode value = JsonNodeFactory.instance.textNode(text.toString());
      return schemas.problems(schema, value);
    } catch (CharacterCodingException e) {
      return List.of("the body is not UTF-8");
    }
  }

  /// Of a whole file the digest that is told must be that of the bytes (RFC 9530).
  private static List<String> digest(Answer answer) {
    var told = answer.header("Repr-Digest");
    if (answer.status() != 200 || told.isEmpty()) {
      return List.of();
    }
    var real = "sha-256=:" + Base64.getEncoder().encodeToString(sha256(answer.body())) + ":";
    return told.get().equals(real) ? List.of() : List.of("Repr-Digest should be " + real);
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
