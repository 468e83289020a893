package dev.waybill.rest.form;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.rest.error.Failures;
import dev.waybill.rest.json.Json;
import dev.waybill.rest.multipart.FilePart;
import dev.waybill.rest.multipart.MultipartBoundary;
import dev.waybill.rest.multipart.MultipartException;
import dev.waybill.rest.multipart.MultipartLimits;
import dev.waybill.rest.multipart.MultipartReader;
import dev.waybill.rest.multipart.PartListener;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Reads a form sent in any of the three ways: `application/x-www-form-urlencoded` (the seed's),
/// `multipart/form-data` or a JSON object. No body at all is an empty form.
public final class FormReader {
  private static final Set<String> UTF_8 = Set.of("utf-8", "utf8");

  private FormReader() {}

  /// @param known what is of another type in JSON, or a file in multipart, is refused by its name;
  ///   what is unknown may be anything, and comes out empty
  public static FormFields read(ContainerRequestContext request, KnownFields known)
      throws IOException {
    var body = BodyReader.read(request);
    var type = mediaType(request);
    if (type.isEmpty()) {
      return ifNothing(body);
    }
    requireUtf8(type.get());
    return switch (essence(type.get())) {
      case "application/x-www-form-urlencoded" -> FormFields.parse(text(body));
      case "multipart/form-data" -> multipart(request, body, known);
      case Json.TYPE -> json(body, known);
      default -> ifNothing(body);
    };
  }

  /// The object of a JSON body of the given type.
  public static JsonNode readObject(byte[] body) {
    return Json.parse(body)
        .filter(JsonNode::isObject)
        .orElseThrow(() -> Failures.malformed("The body is not a JSON object").rejection());
  }

  /// The media type of the body; empty where none is given.
  public static Optional<MediaType> mediaType(ContainerRequestContext request) {
    try {
      return Optional.ofNullable(request.getMediaType());
    } catch (RuntimeException malformed) {
      throw Failures.unsupportedType("The Content-Type is malformed").rejection();
    }
  }

  /// Type and subtype in lower case (RFC 9110 section 8.3.1).
  public static String essence(MediaType type) {
    return (type.getType() + "/" + type.getSubtype()).toLowerCase(Locale.ROOT);
  }

  private static void requireUtf8(MediaType type) {
    var charset = Optional.ofNullable(type.getParameters().get(MediaType.CHARSET_PARAMETER));
    if (charset.filter(name -> !UTF_8.contains(name.toLowerCase(Locale.ROOT))).isPresent()) {
      throw Failures.unsupportedType("Only UTF-8 is accepted").rejection();
    }
  }

  private static FormFields ifNothing(byte[] body) {
    if (body.length > 0) {
      throw Failures.unsupportedType(
              "Send application/x-www-form-urlencoded, multipart/form-data or application/json")
          .rejection();
    }
    return new FormFields();
  }

  private static String text(byte[] body) {
    return PercentDecoder.utf8(body)
        .orElseThrow(() -> Failures.malformed("The form is not UTF-8").rejection());
  }

  private static FormFields multipart(
      ContainerRequestContext request, byte[] body, KnownFields known) {
    if (!(MultipartBoundary.of(request.getHeaderString("Content-Type"))
        instanceof MultipartBoundary.Found found)) {
      throw Failures.malformed("The multipart boundary is missing or malformed").rejection();
    }
    var fields = new FormFields();
    var reader = new MultipartReader(found, MultipartLimits.DEFAULT, new FieldsOnly(fields, known));
    try {
      reader.feed(ByteBuffer.wrap(body));
      reader.end();
    } catch (MultipartException malformed) {
      throw Failures.malformed(malformed.sentence()).rejection();
    }
    return fields;
  }

  private static FormFields json(byte[] body, KnownFields known) {
    var fields = new FormFields();
    for (var entry : readObject(body).properties()) {
      if (known.has(entry.getKey())) {
        add(fields, entry.getKey(), entry.getValue());
      } else {
        fields.add(entry.getKey(), "");
      }
    }
    return fields;
  }

  /// `null` counts as not sent.
  private static void add(FormFields fields, String name, JsonNode value) {
    if (value.isTextual()) {
      fields.add(name, value.textValue());
    } else if (name.equals("public") && value.isBoolean()) {
      fields.add(name, value.asText());
    } else if (!value.isNull()) {
      var types = name.equals("public") ? "must be true, false or a string" : "must be a string";
      throw Failures.invalidField(name, types).rejection();
    }
  }

  /// Files have no meaning in a form of settings.
  private record FieldsOnly(FormFields fields, KnownFields known) implements PartListener {
    @Override
    public void onFile(FilePart head) {
      if (known.has(head.fieldName())) {
        throw Failures.invalidField(head.fieldName(), "must be text, not a file").rejection();
      }
      fields.add(head.fieldName(), "");
    }

    @Override
    public void onFileBytes(ByteBuffer bytes) {
      // Ignored.
    }

    @Override
    public void onFileEnd() {
      // Ignored.
    }

    @Override
    public void onField(String name, String value) {
      fields.add(name, value);
    }
  }
}
