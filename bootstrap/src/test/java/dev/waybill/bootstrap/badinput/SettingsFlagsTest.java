package dev.waybill.bootstrap.badinput;

import static dev.waybill.bootstrap.badinput.Expected.error;
import static dev.waybill.bootstrap.badinput.Expected.notFound;
import static dev.waybill.bootstrap.badinput.Expected.ok;
import static dev.waybill.bootstrap.badinput.Requests.form;
import static dev.waybill.bootstrap.badinput.Requests.get;
import static dev.waybill.bootstrap.badinput.SettingsFormsTest.fresh;
import static dev.waybill.bootstrap.badinput.SettingsFormsTest.unchanged;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.rest.testing.RawResponse;
import java.util.stream.Stream;

/// Section 8: what switches on and off, and what no setting is called.
class SettingsFlagsTest extends BadInputs {
  @Override
  Stream<Row> rows(Target target) {
    return flags(target);
  }

  private static Stream<Row> flags(Target target) {
    var sample = fresh(target);
    var closed = fresh(target);
    var bad = error(400, "invalid_field");
    return Stream.concat(
        Stream.of("1", "ON", "On", "True", "on,on", "on ", "on%00", "yes", "null")
            .map(
                value ->
                    unchanged(
                        "X07 public=" + value,
                        sample,
                        form(sample.manage(), "public=" + value),
                        bad)),
        Stream.of(
            unchanged("X07 twice", sample, form(sample.manage(), "public=on&public=on"), bad),
            unchanged("X07 true", sample, form(sample.manage(), "public=true"), ok()),
            unchanged(
                "X07 true and false, as ASP.NET ticks",
                sample,
                form(sample.manage(), "public=true&public=false"),
                ok()),
            unchanged(
                "X07 other case of the name",
                closedBefore(target, closed),
                form(closed.manage(), "PUBLIC=on"),
                bad),
            unchanged("X07 off", closed, form(closed.manage(), "public=off"), ok()),
            unchanged("X07 false", closed, form(closed.manage(), "public=false"), ok()),
            unchanged("X07 empty", closed, form(closed.manage(), "public="), ok()),
            unchanged("X07 empty access", closed, form(closed.manage(), "access="), ok()),
            unchanged(
                "X10 other fields",
                sample,
                form(
                    sample.manage(),
                    "public=on&size=0&id=x&tenant=y&token=z&downloads=0&expires_at=0&policy=private&has_password=true"),
                ok().and(SettingsFlagsTest::warnsOfEach)),
            typo(sample, "passwrod=x"),
            typo(sample, "public=on&expire=1d"),
            typo(sample, "acces=private"),
            unchanged(
                "X10 in the address",
                sample,
                form(sample.manage() + "?public=on&expires=1d", ""),
                bad),
            unchanged(
                "X10 strange in the address",
                sample,
                form(sample.manage() + "?utm_source=x&_=1", "public=on"),
                ok().and(answer -> assertThat(answer.text()).contains("utm_source: "))),
            Row.of(
                "X07 none",
                t -> {
                  ok().check(t, t.send(form(closed.manage(), "")));
                  notFound().check(t, t.send(get(closed.link())));
                })));
  }

  private static Row typo(Sample sample, String form) {
    return unchanged(
        "M61 at manage " + form,
        sample,
        form(sample.manage(), form),
        error(400, "invalid_field")
            .and(answer -> assertThat(answer.text()).contains("is not known here; if you mean")));
  }

  private static void warnsOfEach(RawResponse answer) {
    assertThat(Target.json(answer).path("warnings"))
        .hasSize(8)
        .allMatch(warning -> warning.asText().contains("is not known here and was ignored"));
  }

  private static Sample closedBefore(Target target, Sample sample) {
    ok().check(target, target.send(form(sample.manage(), "")));
    return sample;
  }
}
