package dev.waybill.bootstrap.config;

import java.nio.file.Path;
import java.util.List;

/// The file with the keys of encryption at rest, which may change while a node serves.
public record KeyFile(Path path) {
  /// What the file holds now.
  public sealed interface Content {
    /// @param lines a key each, in base64
    record Keys(List<String> lines) implements Content {
      public Keys {
        lines = List.copyOf(lines);
      }

      /// They are secret.
      @Override
      public String toString() {
        return "Keys[" + lines.size() + "]";
      }
    }

    /// @param reason a sentence for the operator, without anything of the file's text
    record Unusable(String reason) implements Content {}
  }

  /// Reads it as a start does, which refuses one that others can read.
  public Content read() {
    return switch (SecretFile.readPrivate(path.toString())) {
      case BoundedFile.Content.Text(var text) ->
          Settings.ENCRYPTION_KEY
              .kind()
              .parse(text)
              .<Content>map(_ -> new Content.Keys(text.lines().toList()))
              .orElseGet(
                  () ->
                      new Content.Unusable(
                          "It does not hold " + Settings.ENCRYPTION_KEY.kind().allowed() + "."));
      case BoundedFile.Content.Unreadable(var reason) -> new Content.Unusable("It " + reason + ".");
    };
  }
}
