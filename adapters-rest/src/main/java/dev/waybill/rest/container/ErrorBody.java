package dev.waybill.rest.container;

import java.util.Map;

/// The body of an error, sent as UTF-8.
///
/// @param code stable, snake_case: what programs go by
/// @param contentType media type, which should say that it is UTF-8
/// @param headers fields that go with it, in place of the usual ones
public record ErrorBody(String code, String contentType, String text, Map<String, String> headers) {
  public ErrorBody {
    headers = Map.copyOf(headers);
  }

  public ErrorBody(String code, String contentType, String text) {
    this(code, contentType, text, Map.of());
  }
}
