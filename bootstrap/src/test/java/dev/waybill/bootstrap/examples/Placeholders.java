package dev.waybill.bootstrap.examples;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// What a user puts in the place of `{file_id}` and the like: what an upload was answered.
final class Placeholders {
  private static final Pattern ANSWERED =
      Pattern.compile(
          "\"redirect\":\"/manage/(?<token>[^\"]+)\".*\"id\":\"(?<upload>[^\"]+)\""
              + ".*\"files\":\\[\\{\"id\":\"(?<file>[^\"]+)\"");

  private static final Pattern TAGGED = Pattern.compile("(?mi)^ETag: \"(?<tag>[^\"]+)\"");

  /// Salt and nonce, as our Python sample prints them.
  private static final Pattern SEALED = Pattern.compile("^(?<salt>[^ {]{24}) (?<iv>[^ ]{16})\n$");

  private final Map<String, String> values = new HashMap<>();

  Placeholders put(String placeholder, String value) {
    values.put(placeholder, value);
    return this;
  }

  /// @param printed by a command; what it says is used from now on
  void learn(String printed) {
    var answered = ANSWERED.matcher(printed);
    if (answered.find()) {
      put("{upload_id}", answered.group("upload"));
      put("{file_id}", answered.group("file"));
      put("{management_token}", answered.group("token"));
      put("{id}", answered.group("upload"));
      put("{token}", answered.group("token"));
    }
    var tagged = TAGGED.matcher(printed);
    if (tagged.find()) {
      put("{etag}", tagged.group("tag"));
    }
    var sealed = SEALED.matcher(printed);
    if (sealed.find()) {
      put("YOUR_BASE64_SALT", sealed.group("salt"));
      put("YOUR_BASE64_IV", sealed.group("iv"));
    }
  }

  String fill(String command) {
    var filled = command;
    for (var value : values.entrySet()) {
      filled = filled.replace(value.getKey(), value.getValue());
    }
    return filled;
  }
}
