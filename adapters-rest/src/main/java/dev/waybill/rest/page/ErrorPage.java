package dev.waybill.rest.page;

import dev.waybill.domain.size.ByteCount;
import java.util.Optional;
import java.util.OptionalLong;

/// Says what went wrong, never why inside, and what the reader can do.
///
/// @param kind which words are shown
/// @param requestId what the operator finds the request by
/// @param field the form field that is at fault, where one is
/// @param limit the most that is taken, where that was exceeded and is known: bytes, or files
public record ErrorPage(
    int status, Kind kind, String requestId, Optional<String> field, OptionalLong limit)
    implements Page {
  /// What there are words for: `error.{key}.title` and `error.{key}.advice`.
  public enum Kind {
    NO_FILES("no-files"),
    NOT_FOUND("not-found"),
    /// At the address of a manage page, which only its owner ever had.
    GONE("gone"),
    WRONG_PASSWORD("wrong-password"),
    CROSS_SITE("cross-site"),
    /// The operator delivers it no more.
    BLOCKED("blocked"),
    FILE_BLOCKED("file-blocked"),
    NETWORK_BLOCKED("network-blocked"),
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

  /// Which of the fields a reader has to look at; other kinds name none that is on a page.
  public boolean hasField() {
    return field.isPresent() && kind == Kind.INVALID_FIELD;
  }

  public boolean hasLimit() {
    return limit.isPresent() && (kind == Kind.TOO_LARGE || kind == Kind.TOO_MANY_FILES);
  }

  /// Of an upload, as its reader writes it.
  public String limit(Words words) {
    long most = limit.orElseThrow();
    return kind == Kind.TOO_LARGE ? words.size(new ByteCount(most)) : words.number(most);
  }
}
