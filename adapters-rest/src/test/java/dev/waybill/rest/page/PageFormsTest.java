package dev.waybill.rest.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.domain.access.AccessPolicy;
import dev.waybill.domain.access.PasswordHash;
import java.util.HashSet;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PageFormsTest {
  static List<Page> pages() {
    return Samples.everyPage("report.pdf");
  }

  @Test
  void uploadSendsTheFieldsOfTheApi() {
    var form = form(Samples.render(Samples.upload()), "/upload");
    // What a browser sends of it: the script sends the rest, in the same four fields.
    form.select("fieldset[disabled]").remove();
    assertThat(form.attr("enctype")).isEqualTo("multipart/form-data");
    assertThat(names(form)).containsExactly("files", "public", "password", "expires");
    assertThat(form.select("[name=files][type=file][multiple]")).hasSize(1);
    assertThat(form.select("[name=public][value=on][checked]")).hasSize(1);
    assertThat(form.select("option").eachAttr("value"))
        .containsExactly("30m", "6h", "1d", "3d", "7d");
    assertThat(form.select("option[selected]").eachAttr("value")).containsExactly("7d");
  }

  @Test
  void settingsLeaveTheExpiryAloneUnlessOneIsChosen() {
    var document = Samples.render(Samples.manage("report.pdf", new AccessPolicy.Public()));
    var form = form(document, "/manage/" + Samples.TOKEN.value());
    assertThat(names(form)).containsOnly("access", "password", "expires");
    assertThat(form.select("[name=expires][type=radio]").eachAttr("value"))
        .containsExactly("30m", "6h", "1d", "3d", "7d");
    assertThat(form.select("[name=expires][checked]")).isEmpty();
    assertThat(form.select("[name=access][type=radio]").eachAttr("value"))
        .containsExactly("public", "password", "private");
  }

  static List<AccessPolicy> policies() {
    return List.of(
        new AccessPolicy.Public(),
        new AccessPolicy.Protected(new PasswordHash("$hash")),
        new AccessPolicy.Private());
  }

  @ParameterizedTest
  @MethodSource("policies")
  void settingsShowTheAccessThatHolds(AccessPolicy access) {
    var document = Samples.render(Samples.manage("report.pdf", access));
    assertThat(document.select("[name=access][checked]").eachAttr("value"))
        .containsExactly(access.word());
  }

  @Test
  void deletingTakesTwoStepsAndNoScript() {
    var document = Samples.render(Samples.manage("report.pdf", new AccessPolicy.Public()));
    var form = form(document, "/delete/" + Samples.TOKEN.value());
    assertThat(document.select("details:not([open]) > form")).containsExactly(form);
    assertThat(names(form)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("reasons")
  void passwordsAreAskedForWithoutBeingKept(PasswordPage.Reason reason) {
    var form = form(Samples.render(Samples.password(reason)), "/f/" + Samples.ID);
    assertThat(names(form)).containsExactly("password");
    var field = form.expectFirst("[name=password]");
    assertThat(field.attr("type")).isEqualTo("password");
    assertThat(field.attr("autocomplete")).isEqualTo("off");
    assertThat(form.select("[role=alert]").isEmpty()).isEqualTo(reason.name().equals("MISSING"));
  }

  static List<PasswordPage.Reason> reasons() {
    return List.of(PasswordPage.Reason.values());
  }

  @Test
  void thePassphraseIsNeverSent() {
    var form = Samples.render(Samples.decrypt("report.pdf.enc")).expectFirst("form");
    assertThat(form.hasAttr("action")).isFalse();
    assertThat(names(form)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyFieldHasALabelAndEveryReferenceATarget(Page page) {
    var document = Samples.render(page);
    for (Element field : document.select("input, select")) {
      assertThat(document.select("label[for=" + field.id() + "]")).as(field.id()).hasSize(1);
    }
    var ids = document.select("[id]").eachAttr("id");
    assertThat(new HashSet<>(ids)).hasSameSizeAs(ids);
    for (String attribute : List.of("aria-describedby", "aria-labelledby", "for")) {
      for (String targets : document.select("[" + attribute + "]").eachAttr(attribute)) {
        assertThat(ids).contains(targets.split(" ", -1));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyPageHasALanguageATitleAndOneHeadline(Page page) {
    for (var language : Language.values()) {
      var document = Samples.render(page, language);
      var html = document.expectFirst("html");
      assertThat(html.attr("lang")).isEqualTo(language.tag());
      assertThat(html.attr("dir")).isEqualTo(language == Language.ARABIC ? "rtl" : "ltr");
      assertThat(document.title()).endsWith(" · Waybill");
      assertThat(document.select("h1")).hasSize(1);
      assertThat(document.select("main")).hasSize(1);
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyPageCanBeHadInEveryLanguage(Page page) {
    var links = Samples.render(page, Language.FRENCH).select(".languages a");
    assertThat(links).hasSize(Language.values().length);
    assertThat(links.eachAttr("href")).contains("?lang=de", "?lang=ar");
    assertThat(links.eachText()).contains("Deutsch", "العربية");
    assertThat(links.eachAttr("lang")).isEqualTo(links.eachAttr("hreflang"));
    assertThat(links.select("[aria-current=true]").eachText()).containsExactly("Français");
  }

  private static Element form(Document document, String action) {
    var forms = document.select("form[method=post][action=" + action + "]");
    assertThat(forms).hasSize(1);
    return forms.getFirst();
  }

  private static List<String> names(Element form) {
    return form.select("[name]").eachAttr("name");
  }
}
