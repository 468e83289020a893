package dev.waybill.domain.access;

/// A password's hash in PHC string form; it carries its own algorithm and parameters, so that they
/// can rise (ASVS 11.2.2). Never printed.
public record PasswordHash(String encoded) {
  public PasswordHash {
    if (!encoded.startsWith("$") || encoded.length() > 512) {
      throw new IllegalArgumentException("not a PHC string");
    }
  }

  @Override
  public String toString() {
    return "PasswordHash[redacted]";
  }
}
