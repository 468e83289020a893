package dev.waybill.bootstrap.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.bootstrap.SystemRandomBytes;
import dev.waybill.domain.access.Password;
import dev.waybill.domain.access.PasswordHash;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Argon2PasswordHasherTest {
  private static final String CLIENT = "client";

  /// `password` under `somesalt`, from the test file of the reference implementation.
  private static final PasswordHash REFERENCE =
      new PasswordHash(
          "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc");

  private final Argon2PasswordHasher hasher =
      new Argon2PasswordHasher(new SystemRandomBytes(), HashLimits.of(1, 10, 1000));

  @Test
  void its_own_hash_says_how_it_was_made() {
    var hash = hasher.hash(new Password("secret"), CLIENT);
    assertThat(hash.encoded())
        .matches("\\$argon2id\\$v=19\\$m=19456,t=2,p=1\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}");
    assertThat(hasher.matches(new Password("secret"), hash, CLIENT)).isTrue();
    assertThat(hasher.matches(new Password("Secret"), hash, CLIENT)).isFalse();
  }

  @Test
  void one_password_hashed_twice_gives_two_hashes() {
    var password = new Password("secret");
    assertThat(hasher.hash(password, CLIENT)).isNotEqualTo(hasher.hash(password, CLIENT));
  }

  @Test
  void hashes_with_other_parameters_verify() {
    assertThat(hasher.matches(new Password("password"), REFERENCE, CLIENT)).isTrue();
    assertThat(hasher.matches(new Password("passwort"), REFERENCE, CLIENT)).isFalse();
  }

  /// Same look, other bytes: trailing space, a NUL, composed and decomposed ü, the 73rd byte.
  @Test
  void every_byte_counts_exactly_as_it_came() {
    var long72 = "x".repeat(72);
    for (var pair :
        new String[][] {
          {"pw", "pw "}, {"pw", "pw\0"}, {"\u00fc", "u\u0308"}, {long72 + "a", long72 + "b"}
        }) {
      var hash = hasher.hash(new Password(pair[0]), CLIENT);
      assertThat(hasher.matches(new Password(pair[0]), hash, CLIENT)).isTrue();
      assertThat(hasher.matches(new Password(pair[1]), hash, CLIENT)).as(pair[1]).isFalse();
    }
  }

  /// Waybill once wrote them so on hosts whose locale has such digits.
  @ParameterizedTest
  @ValueSource(strings = {"٦٥٥٣٦ ٢ ١", "۶۵۵۳۶ ۲ ۱", "৬৫৫৩৬ ২ ১", "६५५३६ २ १", "၆၅၅၃၆ ၂ ၁"})
  void a_hash_whose_numbers_are_in_other_digits_verifies(String digits) {
    var numbers = digits.split(" ", 3);
    var spoilt =
        REFERENCE
            .encoded()
            .replace("m=65536,t=2,p=1", "m=%s,t=%s,p=%s".formatted((Object[]) numbers));
    var hash = new PasswordHash(spoilt);
    assertThat(hasher.matches(new Password("password"), hash, CLIENT)).isTrue();
    assertThat(hasher.matches(new Password("passwort"), hash, CLIENT)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"fa-IR", "ar-EG", "bn-BD", "mr-IN", "ne-NP", "my-MM", "tr-TR", "th-TH"})
  void a_hash_is_written_in_ascii_whatever_the_locale_is(String tag) {
    var before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag(tag));
    try {
      assertThat(hasher.hash(new Password("secret"), CLIENT).encoded())
          .startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    } finally {
      Locale.setDefault(before);
    }
  }

  @ParameterizedTest
  @CsvSource({"262145,2,1", "65536,17,1", "65536,2,17", "7,1,1", "65536,0,1", "65536,2,0"})
  void a_hash_that_would_cost_too_much_is_refused_without_computing(int m, int t, int p) {
    var hash = REFERENCE.encoded().replace("m=65536,t=2,p=1", "m=%s,t=%s,p=%s".formatted(m, t, p));
    refused(hash);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$argon2i$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5Q",
        "$argon2id$v=16$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5Q",
        "$argon2id$v=19$m=65536,t=2,p=1$c29t$CTFhFdXPJO1aFaMaO6Mm5Q",
        "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFh",
        "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ",
        "$2b$10$abcdefghijklmnopqrstuv"
      })
  void another_algorithm_or_a_broken_hash_is_refused(String hash) {
    refused(hash);
  }

  private void refused(String hash) {
    assertThatThrownBy(
            () -> hasher.matches(new Password("password"), new PasswordHash(hash), CLIENT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining(hash);
  }
}
