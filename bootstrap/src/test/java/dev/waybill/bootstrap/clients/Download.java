package dev.waybill.bootstrap.clients;

/// What users of download programs do: a column of their table.
enum Download {
  /// Under the name that it was given, of ASCII letters.
  NAME("name"),
  /// The same with other letters.
  WIDE_NAME("näme"),
  /// Several files.
  ZIP("zip"),
  /// Going on with half of a file.
  RESUME("resume"),
  /// Several parts at once, over connections of their own.
  PARALLEL("parallel"),
  /// HTTP Basic, with a password with letters beyond ASCII.
  PASSWORD("password"),
  /// Of what is not there.
  GONE("gone");

  private final String title;

  Download(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }
}
