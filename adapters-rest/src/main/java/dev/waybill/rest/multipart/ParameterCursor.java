package dev.waybill.rest.multipart;

import dev.waybill.rest.multipart.HeaderValue.Parameter;
import java.util.List;
import java.util.Locale;

/// Reads `; name=value` pairs (RFC 9110 section 5.6.6; empty pairs are allowed).
///
/// In a quoted string only `\"` and `\\` are escapes. Browsers send a backslash as it is, curl
/// sends it doubled or as it is, depending on its version and options: any other backslash
/// therefore stays, so that `C:\dir\a.txt` keeps its directories. Percent signs stay too.
final class ParameterCursor {
  private final String text;
  private final int lastVisible;
  private int at;

  ParameterCursor(String text, int firstSemicolon) {
    this.text = text;
    this.at = firstSemicolon;
    this.lastVisible = lastVisible(text);
  }

  void readAll(List<Parameter> into) throws MultipartException {
    for (skipOws(); at < text.length(); skipOws()) {
      if (text.charAt(at) != ';') {
        throw MultipartException.malformed("A header parameter is followed by something odd.");
      }
      at++;
      skipOws();
      if (at < text.length() && text.charAt(at) != ';') {
        var name = name();
        into.add(new Parameter(name, name.endsWith("*") ? extended() : value()));
      }
    }
  }

  private String name() throws MultipartException {
    int from = at;
    while (at < text.length() && Tokens.isTokenChar(text.charAt(at))) {
      at++;
    }
    if (at == from || at == text.length() || text.charAt(at) != '=') {
      throw MultipartException.malformed("A header parameter has no name or no value.");
    }
    return text.substring(from, at++).toLowerCase(Locale.ROOT);
  }

  private String value() throws MultipartException {
    return at < text.length() && text.charAt(at) == '"' ? quoted() : unquoted();
  }

  /// Of an extended parameter (RFC 8187), which counts only where it is well formed: anything up to
  /// the next semicolon, and whoever reads it judges it.
  private String extended() throws MultipartException {
    if (at < text.length() && text.charAt(at) == '"') {
      return quoted();
    }
    int from = at;
    while (at < text.length() && text.charAt(at) != ';') {
      at++;
    }
    return Tokens.trimOws(text.substring(from, at));
  }

  private String unquoted() throws MultipartException {
    int from = at;
    while (at < text.length() && !endsUnquoted(text.charAt(at))) {
      at++;
    }
    String value = text.substring(from, at);
    if (value.isEmpty() || value.indexOf('"') >= 0) {
      throw MultipartException.malformed("A header parameter has a badly quoted value.");
    }
    return value;
  }

  private static boolean endsUnquoted(char c) {
    return c == ';' || Tokens.isOws(c);
  }

  private String quoted() throws MultipartException {
    StringBuilder value = new StringBuilder();
    for (at++; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '"') {
        at++;
        return value.toString();
      }
      if (c == '\\' && isEscape()) {
        at++;
      }
      value.append(text.charAt(at));
    }
    throw MultipartException.malformed("A quoted header parameter does not end.");
  }

  /// Whether the backslash at the cursor escapes what follows. Before the very last quote of the
  /// header it cannot: that is a browser sending a name that ends in a backslash.
  private boolean isEscape() {
    if (at + 1 == text.length()) {
      return false;
    }
    char next = text.charAt(at + 1);
    return next == '\\' || (next == '"' && at + 1 < lastVisible);
  }

  private static int lastVisible(String text) {
    int last = text.length() - 1;
    while (last >= 0 && Tokens.isOws(text.charAt(last))) {
      last--;
    }
    return last;
  }

  private void skipOws() {
    while (at < text.length() && Tokens.isOws(text.charAt(at))) {
      at++;
    }
  }
}
