package dev.waybill.domain.upload;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/// What stands in a link `/f/{id}`: the id of an upload or of a single file.
public record LinkId(UUID value) {
  private static final Pattern CANONICAL =
      Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  /// Reads the canonical lower-case form only, so that one upload has exactly one address.
  public static Optional<LinkId> parse(String text) {
    return CANONICAL.matcher(text).matches()
        ? Optional.of(new LinkId(UUID.fromString(text)))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
