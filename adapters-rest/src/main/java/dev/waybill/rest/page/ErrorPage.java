package dev.waybill.rest.page;

import dev.waybill.domain.upload.ByteCount;
import java.util.OptionalLong;

/// Says what went wrong, never why inside, and what the reader can do.
///
/// @param kind which words are shown
/// @param requestId what the operator finds the request by
/// @param limit the most that is taken, where that was exceeded and is known: bytes, or files
public record ErrorPage(int status, Kind kind, String requestId, OptionalLong limit)
    implements Page {
  /// What there are words for: `error.{key}.title` and `error.{key}.advice`.
  public enum Kind {
    NO_FILES("no-files"),
    NOT_FOUND("not-found"),
    /// At the address of a manage page, which only its owner ever had.
    GONE("gone"),
    WRONG_PASSWORD("wrong-password"),
    CROSS_SITE("cross-site"),
    PASSWORD_NEEDED("password-needed"),
    TOO_LARGE("too-large"),
    TOO_MANY_FILES("too-many-files"),
    TOO_MANY("too-many"),
    TOO_SLOW("too-slow"),
    UNSUPPORTED("unsupported"),
    WRONG_METHOD("wrong-method"),
    CHANGED("changed"),
    NO_SUCH_PART("no-such-part"),
    NOT_ENCRYPTED("not-encrypted"),
    NOT_WHOLE("not-whole"),
    INVALID_FIELD("invalid-field"),
    TOO_LONG("too-long"),
    CLIENT("client"),
    UNAVAILABLE("unavailable"),
    STORAGE_FULL("storage-full"),
    SERVER("server");

    private final String key;

    Kind(String key) {
      this.key = key;
    }

    public String key() {
      return key;
    }
  }

  /// @param code the stable word of the API for what went wrong
  public static ErrorPage of(int status, String code, String requestId, OptionalLong limit) {
    return new ErrorPage(status, kind(status, code), requestId, limit);
  }

  public boolean hasLimit() {
    return limit.isPresent() && (kind == Kind.TOO_LARGE || kind == Kind.TOO_MANY_FILES);
  }

  /// Of an upload, as its reader writes it.
  public String limit(Words words) {
    long most = limit.orElseThrow();
    return kind == Kind.TOO_LARGE ? words.size(new ByteCount(most)) : words.number(most);
  }

  private static Kind kind(int status, String code) {
    return switch (code) {
      case "no_files" -> Kind.NO_FILES;
      case "cross_site_form" -> Kind.CROSS_SITE;
      case "too_many_files" -> Kind.TOO_MANY_FILES;
      case "not_end_to_end_encrypted" -> Kind.NOT_ENCRYPTED;
      case "malformed_multipart" -> Kind.NOT_WHOLE;
      case "invalid_field", "field_too_large", "too_many_fields" -> Kind.INVALID_FIELD;
      default -> kind(status);
    };
  }

  private static Kind kind(int status) {
    return switch (status) {
      case 401 -> Kind.PASSWORD_NEEDED;
      case 403 -> Kind.WRONG_PASSWORD;
      case 404 -> Kind.NOT_FOUND;
      case 405 -> Kind.WRONG_METHOD;
      case 408 -> Kind.TOO_SLOW;
      case 412 -> Kind.CHANGED;
      case 413 -> Kind.TOO_LARGE;
      case 414, 431 -> Kind.TOO_LONG;
      case 415 -> Kind.UNSUPPORTED;
      case 416 -> Kind.NO_SUCH_PART;
      case 429 -> Kind.TOO_MANY;
      case 503 -> Kind.UNAVAILABLE;
      case 507 -> Kind.STORAGE_FULL;
      default -> status < 500 ? Kind.CLIENT : Kind.SERVER;
    };
  }
}
