package dev.waybill.rest.container;

import java.util.Map;

/// The body of an error, sent as UTF-8, its media type, which should say so, and header fields that
/// go with it, in place of the usual ones.
public record ErrorBody(String contentType, String text, Map<String, String> headers) {
  public ErrorBody {
    headers = Map.copyOf(headers);
  }

  public ErrorBody(String contentType, String text) {
    this(contentType, text, Map.of());
  }
}
