package dev.waybill.bootstrap.config;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Everything that the configuration is read from, apart from the file.
///
/// @param flags text by flag, like `--http-port`
/// @param leftOver arguments that no flag took
/// @param environment the whole of it
/// @param otherFlags those of the command that are no settings
public record Input(
    Map<String, String> flags,
    List<String> leftOver,
    Map<String, String> environment,
    Set<String> otherFlags) {
  public Input {
    flags = Map.copyOf(flags);
    leftOver = List.copyOf(leftOver);
    environment = Map.copyOf(environment);
    otherFlags = Set.copyOf(otherFlags);
  }

  public Input(Map<String, String> flags, List<String> leftOver, Map<String, String> environment) {
    this(flags, leftOver, environment, Set.of());
  }

  /// The same with a setting's flag, in place of whatever it was set to.
  public Input with(String flag, String text) {
    var changed = new HashMap<>(flags);
    changed.put(flag, text);
    return new Input(changed, leftOver, environment, otherFlags);
  }
}
