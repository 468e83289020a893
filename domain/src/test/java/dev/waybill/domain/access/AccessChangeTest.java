package dev.waybill.domain.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessChangeTest {
  private static AccessChange change(String name) {
    return switch (name) {
      case "keep" -> new AccessChange.Keep();
      case "publish" -> new AccessChange.MakePublic();
      case "close" -> new AccessChange.Close();
      case "keep password" -> new AccessChange.KeepPassword();
      case "make private" -> new AccessChange.MakePrivate();
      case "remove password" -> new AccessChange.RemovePassword();
      case "set password" -> new AccessChange.SetPassword(new Password("new"));
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static AccessPolicy policy(String name) {
    return switch (name) {
      case "public" -> new AccessPolicy.Public();
      case "private" -> new AccessPolicy.Private();
      case "old password" -> new AccessPolicy.Protected(new PasswordHash("$old"));
      case "new password" -> new AccessPolicy.Protected(new PasswordHash("$new"));
      default -> throw new IllegalArgumentException(name);
    };
  }

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
    "keep password,   public,       private",
    "keep password,   private,      private",
    "keep password,   old password, old password",
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
    assertThat(apply(change(change), policy(before))).isEqualTo(policy(after));
  }

  @Test
  void onlyAPasswordThatIsSetCanBeKept() {
    assertThat(change("keep password").fits(policy("old password"))).isTrue();
    assertThat(change("keep password").fits(policy("public"))).isFalse();
    assertThat(change("keep password").fits(policy("private"))).isFalse();
    assertThat(change("close").fits(policy("public"))).isTrue();
  }

  @Test
  void theWordsAreThoseOfTheApi() {
    assertThat(List.of("public", "private", "old password"))
        .extracting(name -> policy(name).word())
        .containsExactly("public", "private", "password");
  }

  private static AccessPolicy apply(AccessChange change, AccessPolicy current) {
    return change.applyTo(current, password -> new PasswordHash("$" + password.value()));
  }
}
