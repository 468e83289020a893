package dev.waybill.bootstrap.config;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/// The letters that names of files may have on this host, as its locale says: in the locale `C`
/// those of ASCII alone, and what a variable holds beyond them is lost before a program sees it.
final class HostLetters {
  private HostLetters() {}

  /// What to say of a path that is refused; nothing unless the host's letters may be the cause.
  static String hint(String path) {
    return hint(path, System.getProperty("sun.jnu.encoding", "UTF-8"));
  }

  static String hint(String path, String encoding) {
    return StandardCharsets.US_ASCII.newEncoder().canEncode(path) || isUnicode(encoding)
        ? ""
        : ", and one with these letters needs a locale that has them: the one of this process has "
            + encoding
            + "; start it with LC_ALL=C.UTF-8";
  }

  private static boolean isUnicode(String encoding) {
    return Charset.isSupported(encoding)
        && Charset.forName(encoding).equals(StandardCharsets.UTF_8);
  }
}
