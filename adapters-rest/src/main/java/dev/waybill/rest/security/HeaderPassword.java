package dev.waybill.rest.security;

import dev.waybill.rest.form.PercentDecoder;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The header `Waybill-Password`: a password outside the address, where it would end up in logs.
public final class HeaderPassword {
  public static final String NAME = "Waybill-Password";

  private HeaderPassword() {}

  /// Every one that was sent, also an empty one.
  public static List<String> of(ContainerRequestContext request) {
    return request.getHeaders().getOrDefault(NAME, List.of()).stream()
        .map(value -> text(value.getBytes(StandardCharsets.ISO_8859_1)))
        .toList();
  }

  /// Header fields carry bytes. Ours are UTF-8; Python, fetch and the JDK send ISO-8859-1, which is
  /// hardly ever UTF-8 too.
  static String text(byte[] bytes) {
    return PercentDecoder.utf8(bytes)
        .orElseGet(() -> new String(bytes, StandardCharsets.ISO_8859_1));
  }
}
