package dev.waybill.domain.upload;

/// Stand-in until the name rule lands.
public record FileName(String value) {
  public static FileName of(String raw) {
    return new FileName(raw);
  }
}
