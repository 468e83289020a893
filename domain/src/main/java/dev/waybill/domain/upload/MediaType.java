package dev.waybill.domain.upload;

/// Stand-in until the type rule lands.
public record MediaType(String value) {
  public static final MediaType OCTET_STREAM = new MediaType("application/octet-stream");

  public static MediaType of(String raw) {
    return new MediaType(raw);
  }
}
