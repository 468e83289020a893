package dev.waybill.bootstrap.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// Finds what each setting is set to: in flags, environment, file, default, the first that has it.
/// An empty variable or line counts as none.
final class SettingsReader {
  private final List<Setting<?>> settings;
  private final Input input;
  private final List<Source> sources = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();

  private SettingsReader(List<Setting<?>> settings, Input input) {
    this.settings = settings;
    this.input = input;
  }

  /// @param currents one for each setting, checked if there are no problems
  record Found(List<Current> currents, List<Problem> problems) {
    Found {
      currents = List.copyOf(currents);
      problems = List.copyOf(problems);
    }
  }

  static Found read(List<Setting<?>> settings, Input input) {
    return new SettingsReader(settings, input).read();
  }

  private Found read() {
    var known = new KnownNames(settings);
    sources.add(known.flags(input, problems));
    sources.add(known.environment(input, problems));
    file().ifPresent(path -> readFile(path, known));
    var currents = settings.stream().map(this::current).toList();
    currents.stream().filter(Predicate.not(SettingsReader::isAllowed)).forEach(this::refuse);
    return new Found(currents, problems);
  }

  private Optional<String> file() {
    return Optional.ofNullable(input.flags().get(Setting.flagFor(Settings.CONFIG_FILE)))
        .or(() -> Optional.ofNullable(input.environment().get(Settings.CONFIG_FILE)))
        .filter(path -> !path.isEmpty());
  }

  private void readFile(String path, KnownNames known) {
    switch (PropertiesFile.load(path)) {
      case PropertiesFile.Loaded.Settings(var values, var repeated) -> {
        repeated.forEach(name -> problems.add(Problem.repeated(name, path)));
        sources.add(known.file(path, values, problems));
        if (holdsSecret(values) && OpenFiles.isOpen(path)) {
          problems.add(
              Problem.unreadable(
                  Settings.CONFIG_FILE, path, "holds a secret and " + OpenFiles.REASON));
        }
      }
      case PropertiesFile.Loaded.Failed(var reason) ->
          problems.add(Problem.unreadable(Settings.CONFIG_FILE, path, reason));
    }
  }

  private boolean holdsSecret(Map<String, String> values) {
    return settings.stream()
        .filter(Setting::isPrivate)
        .anyMatch(setting -> !values.getOrDefault(setting.name(), "").isEmpty());
  }

  private Current current(Setting<?> setting) {
    return sources.stream()
        .flatMap(source -> in(source, setting).stream())
        .findFirst()
        .orElseGet(() -> defaultOf(setting));
  }

  private Current defaultOf(Setting<?> setting) {
    return new Current(setting, setting.defaultText().apply(input.environment()), Current.DEFAULT);
  }

  private Optional<Current> in(Source source, Setting<?> setting) {
    var text = source.text(setting.name());
    var file = setting.secret() ? source.text(setting.fileName()) : Optional.<String>empty();
    if (text.isPresent() && file.isPresent()) {
      problems.add(Problem.twice(setting, source.originOf(setting.name())));
    }
    return text.map(t -> new Current(setting, t, source.originOf(setting.name())))
        .or(() -> file.map(path -> secret(setting, path)));
  }

  private Current secret(Setting<?> setting, String path) {
    var content = setting.isPrivate() ? SecretFile.readPrivate(path) : SecretFile.read(path);
    return switch (content) {
      case BoundedFile.Content.Text(var text) ->
          new Current(setting, text, "file " + path, Optional.of(path));
      case BoundedFile.Content.Unreadable(var reason) -> unreadable(setting, path, reason);
    };
  }

  private Current unreadable(Setting<?> setting, String path, String reason) {
    problems.add(Problem.unreadable(setting.fileName(), path, reason));
    return defaultOf(setting);
  }

  private static boolean isAllowed(Current current) {
    return current.setting().kind().parse(current.text()).isPresent();
  }

  private void refuse(Current current) {
    problems.add(Problem.notAllowed(current));
  }
}
