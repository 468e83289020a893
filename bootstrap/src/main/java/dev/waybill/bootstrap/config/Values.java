package dev.waybill.bootstrap.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What every setting is set to, as text.
final class Values {
  private final Map<String, Current> byName;

  Values(List<Current> values) {
    byName = values.stream().collect(Collectors.toMap(Current::name, Function.identity()));
  }

  /// @throws IllegalStateException for text that is not allowed: read only what was checked
  <T> T get(Setting<T> setting) {
    return setting
        .kind()
        .parse(current(setting).text())
        .orElseThrow(() -> new IllegalStateException(setting.name() + " was not checked"));
  }

  Current current(Setting<?> setting) {
    return Optional.ofNullable(byName.get(setting.name())).orElseThrow();
  }
}
