package dev.waybill.rest.page;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.ContainerResponse;
import org.junit.jupiter.api.Test;

class LanguageFilterTest {
  @Test
  void aChoiceIsRememberedForAYear() {
    assertThat(cookie(Asking.get("/?lang=de"), true))
        .hasValueSatisfying(
            cookie ->
                assertThat(List.of(cookie.split(";", -1)))
                    .contains(
                        "waybill-lang=de",
                        "Path=/",
                        "Max-Age=31536000",
                        "Secure",
                        "HttpOnly",
                        "SameSite=Lax"));
    assertThat(cookie(Asking.get("/?lang=de"), false).orElseThrow()).doesNotContain("Secure");
  }

  @Test
  void whoChoosesNothingGetsNoCookie() {
    assertThat(cookie(Asking.get("/", "Accept-Language", "de"), true)).isEmpty();
    assertThat(cookie(Asking.get("/?lang=xx"), true)).isEmpty();
  }

  @Test
  void anotherSiteChoosesForNobody() {
    assertThat(cookie(Asking.get("/?lang=de", "Sec-Fetch-Site", "cross-site"), true)).isEmpty();
    assertThat(cookie(Asking.get("/?lang=de", "Sec-Fetch-Site", "same-site"), true)).isEmpty();
    assertThat(cookie(Asking.get("/?lang=de", "Sec-Fetch-Site", "same-origin"), true)).isPresent();
    assertThat(cookie(Asking.get("/?lang=de", "Sec-Fetch-Site", "none"), true)).isPresent();
  }

  @Test
  void onlyPagesHaveALanguage() {
    var answer = new ContainerResponse(Asking.get("/?lang=de"), Response.ok("{}").build());
    new LanguageFilter(_ -> true).filter(Asking.get("/?lang=de"), answer);
    assertThat(answer.getHeaders()).doesNotContainKey("Set-Cookie");
  }

  private static Optional<String> cookie(ContainerRequest request, boolean isHttps) {
    var page = Response.ok().header("Content-Language", "de").build();
    var answer = new ContainerResponse(request, page);
    new LanguageFilter(_ -> isHttps).filter(request, answer);
    return Optional.ofNullable(answer.getHeaderString("Set-Cookie"));
  }
}
