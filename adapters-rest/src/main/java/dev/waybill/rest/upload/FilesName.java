package dev.waybill.rest.upload;

/// The names of a part that holds a file to be kept: `files`, and how people and PHP write it.
final class FilesName {
  private FilesName() {}

  /// `files`, `file`, `files[]`, `file[]`, `files[0]`, `file[0]`.
  static boolean is(String name) {
    var bracket = name.indexOf('[');
    var word = bracket < 0 ? name : name.substring(0, bracket);
    return (word.equals("files") || word.equals("file"))
        && (bracket < 0 || isIndex(name.substring(bracket)));
  }

  private static boolean isIndex(String text) {
    return text.endsWith("]")
        && text.substring(1, text.length() - 1).chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
