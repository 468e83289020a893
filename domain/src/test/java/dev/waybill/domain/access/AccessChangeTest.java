package dev.waybill.domain.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessChangeTest {
  private static final Map<String, AccessChange> CHANGES =
      Map.of(
          "keep", new AccessChange.Keep(),
          "publish", new AccessChange.MakePublic(),
          "close", new AccessChange.Close(),
          "make private", new AccessChange.MakePrivate(),
          "remove password", new AccessChange.RemovePassword(),
          "set password", new AccessChange.SetPassword(new Password("new")));
  private static final Map<String, AccessPolicy> POLICIES =
      Map.of(
          "public", new AccessPolicy.Public(),
          "private", new AccessPolicy.Private(),
          "old password", new AccessPolicy.Protected(new PasswordHash("$old")),
          "new password", new AccessPolicy.Protected(new PasswordHash("$new")));

  @ParameterizedTest
  @CsvSource({
    "keep,            public,       public",
    "keep,            private,      private",
    "keep,            old password, old password",
    "publish,         public,       public",
    "publish,         private,      public",
    "publish,         old password, public",
    "close,           public,       private",
    "close,           private,      private",
    "close,           old password, old password",
    "make private,    public,       private",
    "make private,    private,      private",
    "make private,    old password, private",
    "remove password, public,       public",
    "remove password, private,      private",
    "remove password, old password, private",
    "set password,    public,       new password",
    "set password,    private,      new password",
    "set password,    old password, new password"
  })
  void everyChangeHasOneResult(String change, String before, String after) {
    assertThat(apply(CHANGES.get(change), POLICIES.get(before))).isEqualTo(POLICIES.get(after));
  }

  @Test
  void theWordsAreThoseOfTheApi() {
    assertThat(List.of("public", "private", "old password"))
        .extracting(name -> POLICIES.get(name).word())
        .containsExactly("public", "private", "password");
  }

  private static AccessPolicy apply(AccessChange change, AccessPolicy current) {
    return change.applyTo(current, password -> new PasswordHash("$" + password.value()));
  }
}
