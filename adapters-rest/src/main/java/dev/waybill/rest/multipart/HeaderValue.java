package dev.waybill.rest.multipart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A header value of the shape `main; name=value; name="value"`.
///
/// @param main the part before the first `;`, lower case
/// @param parameters in order, repeated ones included
record HeaderValue(String main, List<Parameter> parameters) {

  /// @param name lower case
  /// @param value with quoting undone
  record Parameter(String name, String value) {}

  HeaderValue {
    parameters = List.copyOf(parameters);
  }

  static HeaderValue parse(String text) throws MultipartException {
    int semicolon = text.indexOf(';');
    String main = semicolon < 0 ? text : text.substring(0, semicolon);
    List<Parameter> parameters = new ArrayList<>();
    if (semicolon >= 0) {
      new ParameterCursor(text, semicolon).readAll(parameters);
    }
    return new HeaderValue(Tokens.trimOws(main).toLowerCase(Locale.ROOT), parameters);
  }

  List<String> all(String name) {
    return parameters.stream().filter(p -> p.name().equals(name)).map(Parameter::value).toList();
  }

  /// The value of a parameter that may stand there once at most: two readers of one request must
  /// not be able to pick different ones.
  Optional<String> single(String name) throws MultipartException {
    List<String> values = all(name);
    if (values.size() > 1) {
      throw MultipartException.malformed("A part header repeats a parameter.");
    }
    return values.stream().findFirst();
  }
}
