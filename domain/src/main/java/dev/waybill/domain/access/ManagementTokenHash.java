package dev.waybill.domain.access;

import java.util.HexFormat;
import java.util.regex.Pattern;

/// SHA-256 of a management token, as 64 lower-case hexadecimal digits. Tokens are looked up by it,
/// so that no comparison can be timed.
public record ManagementTokenHash(String hex) {
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

  public ManagementTokenHash {
    if (!FORM.matcher(hex).matches()) {
      throw new IllegalArgumentException("not a SHA-256 digest in hex");
    }
  }

  public static ManagementTokenHash of(byte[] sha256) {
    return new ManagementTokenHash(HexFormat.of().formatHex(sha256));
  }

  public byte[] bytes() {
    return HexFormat.of().parseHex(hex);
  }

  @Override
  public String toString() {
    return "ManagementTokenHash[redacted]";
  }
}
