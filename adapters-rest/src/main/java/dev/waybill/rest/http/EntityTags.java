package dev.waybill.rest.http;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// The value of `If-Match` or `If-None-Match` (RFC 9110 section 8.8.3).
record EntityTags(boolean any, List<String> tags) {
  private static final Pattern TAG =
      Pattern.compile("[ \\t]*((?:W/)?\"[\\x21\\x23-\\x7e\\x80-\\xff]*\")[ \\t]*(?:,|$)|[ \\t]*,");

  /// What is malformed names no tag.
  static EntityTags parse(String value) {
    if (value.strip().equals("*")) {
      return new EntityTags(true, List.of());
    }
    var tags = new ArrayList<String>();
    var matcher = TAG.matcher(value);
    while (matcher.lookingAt() && matcher.end() > matcher.start()) {
      if (matcher.group(1) != null) {
        tags.add(matcher.group(1));
      }
      matcher.region(matcher.end(), value.length());
    }
    return new EntityTags(false, tags);
  }

  /// Strong comparison: a weak tag matches nothing.
  boolean matchesStrongly(String tag) {
    return any || tags.contains(tag);
  }

  boolean matchesWeakly(String tag) {
    return matchesStrongly(tag) || tags.contains("W/" + tag);
  }
}
