package dev.waybill.rest.http;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Robots that fetch a link only to show a preview of it: they get a page that reveals nothing.
public final class PreviewRobots {
  private static final int MAX_LENGTH = 512;
  private static final List<String> NAMES =
      List.of(
          "facebookexternalhit",
          "twitterbot",
          "slackbot-linkexpanding",
          "discordbot",
          "telegrambot",
          "whatsapp/",
          "linkedinbot",
          "skypeuripreview",
          "mattermost-bot",
          "redditbot",
          "embedly",
          "iframely",
          "vkshare",
          "bingpreview");

  private PreviewRobots() {}

  public static boolean match(@Nullable String userAgent) {
    if (userAgent == null) {
      return false;
    }
    var text =
        userAgent.substring(0, Math.min(userAgent.length(), MAX_LENGTH)).toLowerCase(Locale.ROOT);
    return NAMES.stream().anyMatch(text::contains);
  }
}
