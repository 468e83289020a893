package dev.waybill.rest.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.domain.access.Credentials;
import dev.waybill.domain.access.ManagementToken;
import dev.waybill.domain.access.Password;
import dev.waybill.domain.access.PasswordAttempt;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.glassfish.jersey.internal.MapPropertiesDelegate;
import org.glassfish.jersey.server.ContainerRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialsReaderTest {
  private static final String TOKEN = "A".repeat(43);

  @ParameterizedTest
  @CsvSource({
    "pw=secret,          secret",
    "a=b&pw=secret&c=d,  secret",
    "pw=a%2Bb+c,         'a+b c'",
    "pw=%C3%A4,          \u00e4",
    "pw=a=b,             a=b",
    "pw=first&pw=second, first"
  })
  void thePasswordOfTheQuery(String query, String password) {
    assertThat(read(query).password()).isEqualTo(attempt(password));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "pw=", "pw", "PW=secret", "xpw=secret", "a=pw=secret"})
  void anEmptyPasswordIsNone(String query) {
    assertThat(read(query).password()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"pw=%FF", "pw=%C3", "pw=%C3%28"})
  void aBrokenPasswordIsAWrongOneAndNotNone(String query) {
    assertThat(read(query).password()).contains(new PasswordAttempt.Impossible());
  }

  /// Header fields come in as ISO 8859-1; what clients write there is UTF-8.
  @Test
  void thePasswordOfTheHeaderIsUtf8() {
    var wire = new String("\u00e4 b".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    assertThat(read("", "Waybill-Password", wire).password()).isEqualTo(attempt("\u00e4 b"));
    assertThat(read("", "Waybill-Password", "").password()).isEmpty();
  }

  /// Python, fetch and the JDK send letters beyond ASCII so.
  @ParameterizedTest
  @ValueSource(strings = {"p\u00e4ssw\u00f6rd", "\u00c3", "\u00e4\u00c3\u00a4", "\u00ff\u0080"})
  void bytesThatAreNoUtf8AreLatin1(String password) {
    assertThat(read("", "Waybill-Password", password).password()).isEqualTo(attempt(password));
    var pair = ("user:" + password).getBytes(StandardCharsets.ISO_8859_1);
    assertThat(basic(Base64.getEncoder().encodeToString(pair)).password())
        .isEqualTo(attempt(password));
  }

  @ParameterizedTest
  @CsvSource({
    "anybody:secret, secret",
    ":secret,        secret",
    "a:b:c,          b:c",
    "x:p\u00e4ss,    p\u00e4ss"
  })
  void thePasswordOfHttpBasicIsAllAfterTheFirstColon(String pair, String password) {
    assertThat(basic(base64(pair)).password()).isEqualTo(attempt(password));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "user:", "user", ":"})
  void httpBasicWithoutAPasswordIsNone(String pair) {
    assertThat(basic(base64(pair)).password()).isEmpty();
  }

  @Test
  void httpBasicThatIsNoBase64IsNone() {
    assertThat(basic("***").password()).isEmpty();
  }

  @Test
  void theQueryGoesBeforeTheHeaderAndThatBeforeHttpBasic() {
    var both =
        new String[] {
          "Waybill-Password", "header", "Authorization", "Basic " + base64("user:basic")
        };
    assertThat(read("pw=query", both).password()).isEqualTo(attempt("query"));
    assertThat(read("", both).password()).isEqualTo(attempt("header"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer ", "bearer ", "BEARER  "})
  void theSchemeMayBeInAnyCase(String scheme) {
    assertThat(read("", "Authorization", scheme + TOKEN).token())
        .contains(new ManagementToken(TOKEN));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer", "Bearer x", "Token AAAA", "BearerAAAA", ""})
  void whatIsNoTokenIsNone(String value) {
    assertThat(read("", "Authorization", value).token()).isEmpty();
  }

  /// A token in the address would stand in logs and in histories.
  @Test
  void aTokenInTheQueryIsNone() {
    assertThat(read("token=" + TOKEN).token()).isEmpty();
    assertThat(read("access_token=" + TOKEN).token()).isEmpty();
  }

  @Test
  void onlyOurCookiesAreGrants() {
    var grants = read("", "Cookie", "waybill_a=one; session=two; waybill_b=three").grants();
    assertThat(grants).containsExactlyInAnyOrder("one", "three");
  }

  @Test
  void neverMoreThan32GrantsAreLookedAt() {
    var cookies = new StringBuilder();
    for (int i = 0; i < 100; i++) {
      cookies.append("waybill_").append(i).append("=x; ");
    }
    assertThat(read("", "Cookie", cookies.toString()).grants()).hasSize(32);
  }

  private static Optional<PasswordAttempt> attempt(String password) {
    return Optional.of(new PasswordAttempt.Plausible(new Password(password)));
  }

  private static Credentials basic(String encoded) {
    return read("", "Authorization", "Basic " + encoded);
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Credentials read(String query, String... headers) {
    var base = URI.create("http://waybill.test/");
    var request =
        new ContainerRequest(
            base, base.resolve("f/x"), "GET", null, new MapPropertiesDelegate(), null);
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return CredentialsReader.of(request, Optional.of(query));
  }
}
