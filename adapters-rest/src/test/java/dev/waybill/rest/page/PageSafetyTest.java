package dev.waybill.rest.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What no page may contain, whatever the names in it: a policy that forbids it is the second lock.
class PageSafetyTest {
  private static final List<String> HOSTILE =
      List.of(
          "<script>alert(1)</script>",
          "\"><img src=x onerror=alert(1)>",
          "' onmouseover='alert(1)",
          "javascript:alert(1)",
          "</title></textarea><svg onload=alert(1)>",
          "&lt;b&gt;",
          "{{7*7}}${7*7}",
          "<!-- --!> ]]>",
          "ﺕ\u2066 name\u2069 \uD83D\uDCE6.txt");

  private static final List<String> ADDRESSES = List.of("src", "href", "action", "data-url");

  static List<Page> hostilePages() {
    return HOSTILE.stream().flatMap(text -> Samples.everyPage(text).stream()).toList();
  }

  @Test
  void everyKindOfPageIsAmongTheSamples() {
    assertThat(Samples.everyPage("x"))
        .extracting(Object::getClass)
        .containsOnlyOnceElementsOf(List.of(UploadPage.class, ReceivePage.class, DecryptPage.class))
        .contains(Page.class.getPermittedSubclasses());
  }

  @ParameterizedTest
  @MethodSource("hostilePages")
  void nothingRunsThatIsNotOneOfOurFiles(Page page) {
    var document = Samples.render(page);
    for (Element script : document.select("script")) {
      assertThat(script.attr("src")).startsWith("/assets/" + Samples.ASSETS.version() + "/");
      assertThat(script.attr("nonce")).isEqualTo(Samples.NONCE);
      assertThat(script.attr("integrity")).startsWith("sha256-");
      assertThat(script.data()).isEmpty();
    }
    assertThat(document.select("style, iframe, object, embed, base, svg:not(.qr), img")).isEmpty();
    for (Element element : document.getAllElements()) {
      for (Attribute attribute : element.attributes()) {
        assertThat(attribute.getKey().toLowerCase(Locale.ROOT)).doesNotStartWith("on");
        assertThat(attribute.getKey()).isNotIn("style", "srcdoc", "formaction", "ping");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("hostilePages")
  void noAddressLeavesTheServerButTheLinkItself(Page page) {
    for (String name : ADDRESSES) {
      for (Element element : Samples.render(page).getElementsByAttribute(name)) {
        var address = element.attr(name);
        assertThat(
                address.equals(Samples.LINK)
                    || address.startsWith("#")
                    || address.startsWith("?lang=")
                    || isOurs(address))
            .as(address)
            .isTrue();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("hostilePages")
  void noPartOfAPageIsLoadedFromAnAddressWithTheToken(Page page) {
    assertThat(Samples.render(page).select("link, script").outerHtml())
        .doesNotContain(Samples.TOKEN.value());
  }

  @Test
  void namesAreShownAsTheyAre() {
    for (String name : HOSTILE) {
      assertThat(shownName(Samples.render(Samples.receive(name)))).isEqualTo(name);
      assertThat(shownName(Samples.render(Samples.decrypt(name)))).isEqualTo(name);
      assertThat(Samples.render(Samples.decrypt(name)).select("#files li").attr("data-name"))
          .isEqualTo(name);
    }
  }

  @Test
  void anAddressThatIsNoneIsNotLinked() {
    var page =
        new ReceivePage("javascript:alert(1)", Samples.receive("x").files(), Samples.AT, false);
    assertThat(Samples.render(page).select("[href^=javascript]")).isEmpty();
  }

  @Test
  void pagesForStrangersSayNothingOfTheUpload() {
    assertThat(Samples.html(new PreviewPage())).doesNotContain(Samples.ID, "/f/");
    assertThat(Samples.html(new DeletedPage())).doesNotContain(Samples.ID, "/f/");
  }

  private static String shownName(Document document) {
    return document.expectFirst(".name bdi").wholeText();
  }

  private static boolean isOurs(String address) {
    return address.startsWith("/") && !address.startsWith("//");
  }
}
