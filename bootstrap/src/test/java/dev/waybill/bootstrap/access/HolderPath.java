package dev.waybill.bootstrap.access;

import dev.waybill.domain.access.ManagementToken;
import java.util.List;

/// What stands in the place of the management token.
final class HolderPath {
  private HolderPath() {}

  static List<String> in(String column, Sample sample) {
    return switch (column) {
      case "token" -> List.of(sample.token());
      case "id" -> List.of(sample.upload(), sample.file());
      case "hash" -> List.of(new ManagementToken(sample.token()).hash().hex());
      case "cut" -> List.of(sample.token().substring(1), sample.token() + "A");
      default -> throw new IllegalArgumentException(column);
    };
  }
}
