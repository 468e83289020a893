package dev.waybill.bootstrap.config;

import java.util.List;
import java.util.Map;

/// Everything that the configuration is read from, apart from the file.
///
/// @param flags text by flag, like `--http-port`
/// @param leftOver arguments that no flag took
/// @param environment the whole of it
public record Input(
    Map<String, String> flags, List<String> leftOver, Map<String, String> environment) {
  public Input {
    flags = Map.copyOf(flags);
    leftOver = List.copyOf(leftOver);
    environment = Map.copyOf(environment);
  }
}
