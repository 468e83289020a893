package dev.waybill.rest.page;

import dev.waybill.domain.expiry.ExpiryChoice;
import dev.waybill.domain.size.ByteCount;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;

/// Says everything on a page in its viewer's language: words by their key, and figures.
///
/// Words are in `words/{bundle}_{language}.properties`. A page has those of its own bundle and the
/// common ones.
public final class Words {
  private static final int STEP = 1024;

  /// From here on one decimal would read `1024.0`.
  private static final double NEXT_UNIT = STEP - 0.05;

  /// Keep a figure and its unit in their order within text that runs from right to left.
  private static final String LEFT_TO_RIGHT = "\u2066";

  private static final String AS_BEFORE = "\u2069";

  private final Viewer viewer;
  private final String bundle;
  private final Phrases phrases;

  /// A language that the page can be had in.
  ///
  /// @param href of the same page in that language
  public record Choice(String href, String tag, String name, boolean current) {}

  Words(Viewer viewer, String bundle) {
    this.viewer = viewer;
    this.bundle = bundle;
    this.phrases = Phrases.in(viewer.language());
  }

  /// @throws IllegalArgumentException for an unknown key
  public String say(String key) {
    return phrases.get(bundle, key);
  }

  /// @param values what stands for `{0}`, `{1}`, …
  public String say(String key, Object... values) {
    return new MessageFormat(say(key), viewer.language().locale()).format(values);
  }

  /// As in `<html lang>`.
  public String language() {
    return viewer.language().tag();
  }

  /// What the language calls itself.
  public String languageName() {
    return viewer.language().ownName();
  }

  /// As in `<html dir>`.
  public String direction() {
    return viewer.language().isRightToLeft() ? "rtl" : "ltr";
  }

  /// What the page's scripts say, as JSON.
  public String script() {
    return phrases.script(bundle);
  }

  public List<Choice> languages() {
    return Arrays.stream(Language.values())
        .map(
            language ->
                new Choice(
                    viewer.chooser() + language.tag(),
                    language.tag(),
                    language.ownName(),
                    language == viewer.language()))
        .toList();
  }

  /// `512 B`, `8.0 MiB`: powers of 1024, one decimal.
  public String size(ByteCount size) {
    double figure = size.value();
    int unit = 0;
    while (figure >= (unit == 0 ? STEP : NEXT_UNIT)) {
      figure /= STEP;
      unit++;
    }
    var number = NumberFormat.getNumberInstance(viewer.language().locale());
    number.setMinimumFractionDigits(unit == 0 ? 0 : 1);
    number.setMaximumFractionDigits(1);
    var words = number.format(figure) + "\u00a0" + units().get(unit);
    return viewer.language().isRightToLeft() ? LEFT_TO_RIGHT + words + AS_BEFORE : words;
  }

  /// The size of all of them together.
  public String totalSize(List<FileRow> files) {
    return size(new ByteCount(files.stream().mapToLong(file -> file.size().value()).sum()));
  }

  public String number(long number) {
    return NumberFormat.getIntegerInstance(viewer.language().locale()).format(number);
  }

  /// A date and a time of day in UTC.
  public String time(Instant instant) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
            .withLocale(viewer.language().locale())
            .withZone(ZoneOffset.UTC)
            .format(instant)
        + " UTC";
  }

  /// RFC 3339 in UTC with seconds, for machines.
  public static String timestamp(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /// `30 minutes`, `1 day`.
  public String lifetime(ExpiryChoice choice) {
    return say("lifetime." + choice.word());
  }

  private List<String> units() {
    return List.of(say("script.units").split(" ", -1));
  }
}
