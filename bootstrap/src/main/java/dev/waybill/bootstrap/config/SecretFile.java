package dev.waybill.bootstrap.config;

/// Reads files that hold one secret, and that nobody else can read.
final class SecretFile {
  private static final int MAX_BYTES = 64 << 10;

  private SecretFile() {}

  /// As [#read], of a file that only its owner and group can read.
  static BoundedFile.Content readPrivate(String path) {
    return OpenFiles.isOpen(path)
        ? new BoundedFile.Content.Unreadable(OpenFiles.REASON)
        : read(path);
  }

  /// The secret, without the line end that every editor leaves. Whoever names a file wants what is
  /// in it: an empty one must not switch encryption off.
  static BoundedFile.Content read(String path) {
    return switch (BoundedFile.read(path, MAX_BYTES)) {
      case BoundedFile.Content.Text(var text) when text.isBlank() ->
          new BoundedFile.Content.Unreadable("is empty");
      case BoundedFile.Content.Text(var text) ->
          new BoundedFile.Content.Text(text.replaceFirst("\\R\\z", ""));
      case BoundedFile.Content.Unreadable unreadable -> unreadable;
    };
  }
}
