package dev.waybill.bootstrap.password;

import dev.waybill.domain.access.PasswordHash;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// An Argon2id hash in the PHC string format: `$argon2id$v=19$m=...,t=...,p=...$salt$tag`, base64
/// without padding.
///
/// Versions before this one wrote the three numbers in the digits of the host's locale: decimal
/// digits of every script are read, ASCII's are written.
final class PhcString {
  private static final int MIN_BYTES = 8;
  private static final int MAX_BYTES = 64;
  private static final Pattern FORM =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=(\\p{Nd}{1,7}),t=(\\p{Nd}{1,4}),p=(\\p{Nd}{1,4})"
              + "\\$([A-Za-z0-9+/]{1,128})\\$([A-Za-z0-9+/]{1,128})");

  private final Cost cost;
  private final byte[] salt;
  private final byte[] tag;

  PhcString(Cost cost, byte[] salt, byte[] tag) {
    if (isOutOfBounds(salt) || isOutOfBounds(tag)) {
      throw new IllegalArgumentException("salt or tag out of bounds");
    }
    this.cost = cost;
    this.salt = salt.clone();
    this.tag = tag.clone();
  }

  private static boolean isOutOfBounds(byte[] bytes) {
    return bytes.length < MIN_BYTES || bytes.length > MAX_BYTES;
  }

  /// Empty for another algorithm, a broken string, or a cost beyond bounds.
  static Optional<PhcString> parse(PasswordHash hash) {
    var match = FORM.matcher(hash.encoded());
    try {
      return match.matches() ? Optional.of(from(match.toMatchResult())) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static PhcString from(MatchResult match) {
    var cost = new Cost(number(match, 1), number(match, 2), number(match, 3));
    return new PhcString(cost, bytes(match, 4), bytes(match, 5));
  }

  private static int number(MatchResult match, int group) {
    return Integer.parseInt(match.group(group));
  }

  private static byte[] bytes(MatchResult match, int group) {
    return Base64.getDecoder().decode(match.group(group));
  }

  PasswordHash hash() {
    var base64 = Base64.getEncoder().withoutPadding();
    return new PasswordHash(
        "$argon2id$v=19$m=%s,t=%s,p=%s$%s$%s"
            .formatted(
                cost.memory(),
                cost.passes(),
                cost.lanes(),
                base64.encodeToString(salt),
                base64.encodeToString(tag)));
  }

  Cost cost() {
    return cost;
  }

  byte[] salt() {
    return salt.clone();
  }

  byte[] tag() {
    return tag.clone();
  }
}
