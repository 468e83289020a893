package dev.waybill.rest.form;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.domain.spelling.EditDistance;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every slip of the four fields there is, and what is sent every day that is none.
class GuardedFieldsTest {
  private static final List<KnownFields> PLACES =
      List.of(KnownFields.UPLOAD, KnownFields.PUT, KnownFields.SETTINGS, KnownFields.PATCH);

  /// What browsers, frameworks, upload widgets, robots' tests and other services' forms send.
  private static final String ORDINARY =
      """
      name title description submit csrf csrf_token _csrf csrfmiddlewaretoken authenticity_token
      utf8 comment comments author email action type size subject message folder path file filename
      file_name upload uploads attachment document image photo avatar picture video data text body
      content content_type Content-Type url link href id uuid uid user username user_name login
      owner tenant group role tag tags category label labels note notes language lang locale
      timezone country city address street zip phone company organization firstname first_name
      last_name sender recipient recipients to from cc bcc reply_to date time created created_at
      updated modified lastModified mtime version status state success process export import
      express accept accept-charset accept_terms terms agree consent account option options
      settings config mode format color width height quality price amount quantity product project
      topic section position place plugin policy page profile priority print order sort limit offset
      cursor query q search filter next redirect return_to return_url referer referrer callback
      token api_key apikey key signature nonce _wpnonce _wp_http_referer _method _token method
      commit button form form_id form_build_id op MAX_FILE_SIZE _charset_ hash md5 sha256 checksum
      chunk chunks chunk_index total_chunks qqfile qquuid dzuuid resumableChunkNumber
      flowIdentifier relativePath webkitRelativePath directory dir parent parent_id
      g-recaptcha-response h-captcha-response cf-turnstile-response honeypot website
      __RequestVerificationToken __VIEWSTATE __EVENTTARGET AWSAccessKeyId x-amz-algorithm
      success_action_status upload_preset utm_source utm_campaign fbclid gclid _ x y image.x
      remember_me keyword keywords record dashboard forward overwrite replace source target
      destination channel channels client device platform session extra experience
      explanation example
      """;

  private static boolean isGuarded(String name, KnownFields known) {
    return GuardedFields.meantBy(name, known).isPresent();
  }

  @Test
  void whatIsSentEveryDayIsNoSlip() {
    var ordinary = List.of(ORDINARY.split("\\s+"));
    assertThat(ordinary).hasSizeGreaterThan(200);
    for (var known : PLACES) {
      assertThat(ordinary).filteredOn(name -> isGuarded(name, known)).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"password", "public", "access", "expires"})
  void everyOneAndTwoSlipsAreFound(String guarded) {
    var slips = slips(guarded).stream().flatMap(once -> slips(once).stream()).toList();
    assertThat(Set.copyOf(slips)).hasSizeGreaterThan(40_000);
    assertThat(Set.copyOf(slips))
        .filteredOn(name -> !isGuarded(name, KnownFields.UPLOAD))
        .allMatch(GuardedFieldsTest::isElse);
  }

  private static boolean isElse(String name) {
    return GuardedWords.isSomethingElse(name);
  }

  @Test
  void aNameNearerToAnotherOneIsNone() {
    var known = new KnownFields(List.of("access", "excess"), Map.of());
    assertThat(EditDistance.between("ecess", "access")).isGreaterThan(1);
    assertThat(isGuarded("ecess", known)).isFalse();
    assertThat(isGuarded("ecess", KnownFields.UPLOAD)).isTrue();
  }

  /// One slip, or none.
  private static Set<String> slips(String word) {
    var slips = new HashSet<String>();
    for (var at = 0; at <= word.length(); at++) {
      var before = word.substring(0, at);
      var behind = word.substring(at);
      letters().forEach(letter -> slips.add(before + letter + behind));
      if (!behind.isEmpty()) {
        slips.add(before + behind.substring(1));
        letters().forEach(letter -> slips.add(before + letter + behind.substring(1)));
      }
      if (behind.length() > 1) {
        slips.add(before + behind.charAt(1) + behind.charAt(0) + behind.substring(2));
      }
    }
    return slips;
  }

  private static Stream<String> letters() {
    return "abcdefghijklmnopqrstuvwxyz".chars().mapToObj(Character::toString);
  }
}
