package dev.waybill.rest.multipart;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a request's `Content-Type` says about the boundary of its body.
public sealed interface MultipartBoundary {
  /// RFC 2046 section 5.1.1.
  int MAX_LENGTH = 70;

  /// `multipart/form-data` with a usable boundary.
  ///
  /// @param value 1 to 70 characters of RFC 2046's `bchars`, not ending in a space
  record Found(String value) implements MultipartBoundary {
    public Found {
      if (!isBoundary(value)) {
        throw new IllegalArgumentException("not a boundary");
      }
    }
  }

  /// No content type, or one that is not `multipart/*`.
  record NotMultipart() implements MultipartBoundary {}

  /// Another `multipart/*` type, such as `multipart/mixed`.
  record OtherMultipart() implements MultipartBoundary {}

  /// `multipart/form-data` whose boundary is missing, unusable or ambiguous.
  ///
  /// @param sentence what is wrong, in words for the sender
  record Malformed(String sentence) implements MultipartBoundary {}

  /// Reads the value of a request's `Content-Type` header; null if there is none.
  static MultipartBoundary of(@Nullable String contentType) {
    if (contentType == null) {
      return new NotMultipart();
    }
    try {
      return of(HeaderValue.parse(contentType));
    } catch (MultipartException e) {
      boolean multipart = isMultipart(Tokens.trimOws(contentType));
      return multipart ? new Malformed("The Content-Type is malformed.") : new NotMultipart();
    }
  }

  private static MultipartBoundary of(HeaderValue contentType) {
    String type = contentType.main();
    if (!isMultipart(type)) {
      return new NotMultipart();
    }
    if (!Tokens.isToken(type.substring("multipart/".length()))) {
      return new Malformed("The Content-Type is malformed.");
    }
    return type.equals("multipart/form-data")
        ? of(contentType.all("boundary"))
        : new OtherMultipart();
  }

  private static MultipartBoundary of(List<String> boundaries) {
    if (boundaries.isEmpty()) {
      return new Malformed("The Content-Type has no boundary.");
    }
    String first = boundaries.getFirst();
    if (!boundaries.stream().allMatch(first::equals)) {
      return new Malformed("The Content-Type has two boundaries.");
    }
    return isBoundary(first)
        ? new Found(first)
        : new Malformed("The boundary is not 1 to 70 of the characters that RFC 2046 allows.");
  }

  private static boolean isMultipart(String type) {
    return type.regionMatches(true, 0, "multipart/", 0, "multipart/".length());
  }

  private static boolean isBoundary(String value) {
    return !value.isEmpty()
        && value.length() <= MAX_LENGTH
        && !value.endsWith(" ")
        && value.chars().allMatch(c -> Tokens.isAlphanumeric(c) || "'()+_,-./:=? ".indexOf(c) >= 0);
  }
}
