package dev.waybill.bootstrap.config;

import java.util.List;
import java.util.Map;

/// Short ways to write an [Input].
final class Inputs {
  private Inputs() {}

  static Input none() {
    return environment(Map.of());
  }

  static Input environment(Map<String, String> variables) {
    return new Input(Map.of(), List.of(), variables);
  }

  static Input flags(Map<String, String> flags) {
    return new Input(flags, List.of(), Map.of());
  }

  static Input arguments(String... leftOver) {
    return new Input(Map.of(), List.of(leftOver), Map.of());
  }
}
