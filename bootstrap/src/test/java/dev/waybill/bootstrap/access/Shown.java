package dev.waybill.bootstrap.access;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/// What a reader shows with a request, and the column of the table that it belongs to.
enum Shown {
  NOTHING("none"),
  EMPTY_QUERY("none"),
  WRONG_QUERY("wrong"),
  WRONG_HEADER("wrong"),
  WRONG_BASIC("wrong"),
  TOKEN_AS_PASSWORD("wrong"),
  RIGHT_QUERY("right"),
  RIGHT_HEADER("right"),
  RIGHT_BASIC("right"),
  RIGHT_COOKIE("right"),
  OWN_TOKEN("owner"),
  OWNERS_COOKIE("page"),
  PAST_OWNERS_COOKIE("past"),
  TOKEN_OF_ANOTHER("other"),
  COOKIE_OF_ANOTHER("other"),
  OWNERS_COOKIE_OF_ANOTHER("other"),
  UPLOAD_ID_AS_TOKEN("other"),
  FILE_ID_AS_TOKEN("other");

  private final String column;

  Shown(String column) {
    this.column = column;
  }

  static List<Shown> in(String column) {
    return Arrays.stream(values()).filter(shown -> shown.column.equals(column)).toList();
  }

  String query() {
    return switch (this) {
      case EMPTY_QUERY -> "?pw=";
      case WRONG_QUERY -> "?pw=wrong%3A+horse";
      case RIGHT_QUERY -> "?pw=right%3A+horse";
      default -> "";
    };
  }

  /// Names and values in turn.
  String[] headers(Sample sample, Sample another) {
    return switch (this) {
      case NOTHING, EMPTY_QUERY, WRONG_QUERY, RIGHT_QUERY -> new String[0];
      case WRONG_HEADER -> header("Waybill-Password", House.WRONG);
      case WRONG_BASIC -> header("Authorization", basic(House.WRONG));
      case TOKEN_AS_PASSWORD -> header("Waybill-Password", sample.token());
      case RIGHT_HEADER -> header("Waybill-Password", House.RIGHT);
      case RIGHT_BASIC -> header("Authorization", basic(House.RIGHT));
      case RIGHT_COOKIE -> header("Cookie", sample.cookie());
      case OWNERS_COOKIE -> header("Cookie", sample.owners());
      case PAST_OWNERS_COOKIE -> header("Cookie", sample.past());
      case OWN_TOKEN -> header("Authorization", "Bearer " + sample.token());
      case TOKEN_OF_ANOTHER -> header("Authorization", "Bearer " + another.token());
      case COOKIE_OF_ANOTHER -> header("Cookie", another.cookie());
      case OWNERS_COOKIE_OF_ANOTHER -> header("Cookie", another.owners());
      case UPLOAD_ID_AS_TOKEN -> header("Authorization", "Bearer " + sample.upload());
      case FILE_ID_AS_TOKEN -> header("Authorization", "Bearer " + sample.file());
    };
  }

  private static String[] header(String name, String value) {
    return new String[] {name, value};
  }

  private static String basic(String password) {
    var pair = ("anybody:" + password).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }
}
