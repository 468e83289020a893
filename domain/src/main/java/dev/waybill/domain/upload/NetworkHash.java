package dev.waybill.domain.upload;

import java.util.HexFormat;
import java.util.regex.Pattern;

/// A keyed hash of the network that a client belongs to, as 32 lower-case hexadecimal digits: two
/// uploads from one network have the same one.
public record NetworkHash(String hex) {
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");

  public NetworkHash {
    if (!FORM.matcher(hex).matches()) {
      throw new IllegalArgumentException("not a hash of a network in hex");
    }
  }

  public static NetworkHash of(byte[] hash) {
    return new NetworkHash(HexFormat.of().formatHex(hash));
  }

  public byte[] bytes() {
    return HexFormat.of().parseHex(hex);
  }
}
