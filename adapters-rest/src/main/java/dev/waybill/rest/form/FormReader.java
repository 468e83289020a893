package dev.waybill.rest.form;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.rest.error.Failures;
import dev.waybill.rest.json.Json;
import dev.waybill.rest.multipart.FilePart;
import dev.waybill.rest.multipart.MultipartBoundary;
import dev.waybill.rest.multipart.MultipartException;
import dev.waybill.rest.multipart.MultipartLimits;
import dev.waybill.rest.multipart.MultipartReader;
import dev.waybill.rest.multipart.PartCharset;
import dev.waybill.rest.multipart.PartListener;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Optional;

/// Reads a form sent in any of the three ways: `application/x-www-form-urlencoded` (the seed's),
/// `multipart/form-data` or a JSON object. No body at all is an empty form.
public final class FormReader {
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
    return switch (essence(type.get())) {
      case "application/x-www-form-urlencoded" -> FormFields.parse(body, charset(type.get()));
      case "multipart/form-data" -> multipart(request, body, known);
      case Json.TYPE -> {
        requireUtf8(type.get());
        yield json(body, known);
      }
      default -> ifNothing(body);
    };
  }

  /// The object of a JSON body of the given type.
  public static JsonNode readObject(byte[] body) {
    return Json.parse(body)
        .filter(JsonNode::isObject)
        .orElseThrow(
            () ->
                Failures.malformed(
                        Json.repeatsAMember(body)
                            ? "The JSON object has a member twice"
                            : "The body is not a JSON object")
                    .rejection());
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

  /// JSON is UTF-8 (RFC 8259 section 8.1), whatever its label is.
  public static void requireUtf8(MediaType type) {
    if (labelled(type) != PartCharset.UTF_8) {
      throw Failures.unsupportedType("JSON is accepted in UTF-8 only").rejection();
    }
  }

  /// Percent-encoding is ASCII, and the label says what the escapes mean: Apache HttpClient 5
  /// labels every form ISO-8859-1.
  private static PartCharset charset(MediaType type) {
    var charset = labelled(type);
    if (charset == PartCharset.WIDE) {
      throw Failures.unsupportedType("A form in UTF-16 or UTF-32 is not accepted; send UTF-8")
          .rejection();
    }
    return charset;
  }

  private static PartCharset labelled(MediaType type) {
    return Optional.ofNullable(type.getParameters().get(MediaType.CHARSET_PARAMETER))
        .map(PartCharset::of)
        .orElse(PartCharset.UTF_8);
  }

  private static FormFields ifNothing(byte[] body) {
    if (body.length > 0) {
      throw Failures.unsupportedType(
              "Send application/x-www-form-urlencoded, multipart/form-data or application/json")
          .rejection();
    }
    return new FormFields();
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
      throw MultipartFailures.of(malformed).rejection();
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
