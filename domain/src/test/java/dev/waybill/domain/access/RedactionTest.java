package dev.waybill.domain.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.domain.upload.GrantKey;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RedactionTest {
  private static final String SECRET = "canary";

  static List<Object> secrets() {
    var token = new ManagementToken(SECRET + "A".repeat(37));
    var password = new Password(SECRET);
    var hash = new PasswordHash("$" + SECRET);
    return List.of(
        token,
        password,
        hash,
        PasswordAttempt.of(SECRET),
        new AccessPolicy.Protected(hash),
        new AccessChange.SetPassword(password),
        new GrantKey(new byte[GrantKey.RANDOM_BYTES]),
        new Credentials(
            Optional.of(PasswordAttempt.of(SECRET)), Optional.of(token), List.of(SECRET)));
  }

  @ParameterizedTest
  @MethodSource("secrets")
  void aSecretIsNeverPrinted(Object secret) {
    assertThat(secret.toString()).contains("[redacted]").doesNotContain(SECRET);
  }

  @ParameterizedTest
  @MethodSource("hashes")
  void norIsTheHashOfOne(ManagementTokenHash hash) {
    assertThat(hash.toString()).doesNotContain(hash.hex());
  }

  static List<ManagementTokenHash> hashes() {
    return List.of(new ManagementToken("A".repeat(43)).hash());
  }
}
