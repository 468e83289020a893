package dev.waybill.rest.http;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Robots that fetch a link only to show a preview of it: they get a page that reveals nothing.
///
/// Known by name, or by a word that robots call themselves by. Browsers and the tools that people
/// download with are never among them: nothing but bytes helps those. A phone's model is not looked
/// at for words (some are called Cubot), and a program that sounds like a robot has `?download=1`.
public final class PreviewRobots {
  private static final int MAX_LENGTH = 512;

  private static final List<String> NAMES =
      List.of(
          "bingpreview",
          "barracuda sentinel",
          "bluesky cardyb",
          "discourse forum onebox",
          "embedly",
          "facebookexternalhit",
          "facebot",
          "flipboardproxy",
          "google-inspectiontool",
          "google-pagerenderer",
          "google-safety",
          "googleimageproxy",
          "googleother",
          "iframely",
          "kakaotalk-scrap",
          "larkurl2meta",
          "line-poker",
          "meta-externalagent",
          "meta-externalfetcher",
          "microsoftpreview",
          "skypeuripreview",
          "slack-imgproxy",
          "vkshare",
          "w3c-checklink",
          "w3c_",
          "xing-contenttabreceiver");

  /// Applications that people also look at pages in; those then call themselves a Mozilla.
  private static final List<String> APPLICATIONS =
      List.of(
          "akkoma",
          "dendrite",
          "friendica",
          "lemmy/",
          "mastodon",
          "mattermost",
          "microsoft teams",
          "misskey",
          "peertube",
          "pinterest/",
          "pleroma",
          "rocket.chat",
          "rocketchat",
          "sharkey",
          "signal-",
          "signal/",
          "snapchat",
          "summaly",
          "synapse",
          "teams/",
          "tumblr/",
          "viber",
          "whatsapp");

  private static final Pattern WORD =
      Pattern.compile(
          "(?<!cu)bot(?![a-z])|previews?(?![a-z])|previewer|unfurl|linkexpand|crawler"
              + "|spider(?![a-z])|externalhit");

  /// `(Linux; Android 9; CUBOT X19)`: the one place where a browser says words of others.
  private static final Pattern PHONE = Pattern.compile("\\([^()]*android[^()]*\\)");

  private static final Pattern TOOL =
      Pattern.compile(
          "(curl|wget2?|python-requests|python-urllib|go-http-client|okhttp|aria2|java|libwww"
              + "|httpie|axios|node|undici|powershell|windowspowershell|lwp)\\b.*");

  private PreviewRobots() {}

  public static boolean match(@Nullable String userAgent) {
    if (userAgent == null) {
      return false;
    }
    var text =
        userAgent.substring(0, Math.min(userAgent.length(), MAX_LENGTH)).toLowerCase(Locale.ROOT);
    return isNamed(text) || saysSo(text);
  }

  private static boolean isNamed(String text) {
    return NAMES.stream().anyMatch(text::contains)
        || (!text.startsWith("mozilla/") && APPLICATIONS.stream().anyMatch(text::contains));
  }

  private static boolean saysSo(String text) {
    return !TOOL.matcher(text).matches() && WORD.matcher(withoutPhone(text)).find();
  }

  private static String withoutPhone(String text) {
    return PHONE.matcher(text).replaceAll("");
  }
}
