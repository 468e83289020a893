package dev.waybill.rest.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// User agents as they are sent.
class PreviewRobotsTest {
  private static final String CHROME =
      "Mozilla/5.0 (%s) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 %sSafari/537.36%s";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Slackbot 1.0 (+https://api.slack.com/robots)",
        "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)",
        "Slack-ImgProxy (+https://api.slack.com/robots)",
        "Facebot",
        "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
        "meta-externalagent/1.1 (+https://developers.facebook.com/docs/sharing/webmasters/crawler)",
        "meta-externalfetcher/1.1",
        "Mozilla/5.0 (compatible; MicrosoftPreview/2.0; +https://aka.ms/MicrosoftPreview)",
        "Mozilla/5.0 (Windows NT 6.1; WOW64) AppleWebKit/534+ (KHTML, like Gecko) BingPreview/1.0b",
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_5) AppleWebKit/605.1.15 (KHTML, like Gecko)"
            + " Version/13.1.1 Safari/605.1.15 (Applebot/0.1; +http://www.apple.com/go/applebot)",
        "Mozilla/5.0 (compatible; Pinterestbot/1.0; +http://www.pinterest.com/bot.html)",
        "Pinterest/0.2 (+https://www.pinterest.com/bot.html)",
        "Mozilla/5.0 (compatible; ZulipURLPreview/9.2; +https://zulip.com)",
        "Synapse (bot; +https://github.com/matrix-org/synapse)",
        "Synapse/1.120.0",
        "http.rb/5.1.1 (Mastodon/4.1.2; +https://mastodon.social/)",
        "Mastodon/4.3.1 (http.rb/5.2.0; +https://mastodon.social/)",
        "Rocket.Chat/6.13.0",
        "Mozilla/5.0 (compatible; Bluesky Cardyb/1.1; +mailto:support@bsky.app)",
        "Viber/13.0.0.4 CFNetwork/1333.0.4 Darwin/21.5.0",
        "Mozilla/5.0 (compatible; Yahoo Link Preview; https://help.yahoo.com/kb/mail/)",
        "Mozilla/5.0 (Windows NT 6.1; WOW64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/59.0"
            + " Safari/537.36 (compatible; Snap URL Preview Service; bot; snapchat.com)",
        "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
        "Mozilla/5.0 (Linux; Android 6.0.1; Nexus 5X Build/MMB29P) AppleWebKit/537.36 (KHTML, like"
            + " Gecko) Chrome/131.0.0.0 Mobile Safari/537.36 (compatible; Googlebot/2.1)",
        "Google-PageRenderer Google (+https://developers.google.com/+/web/snippet/)",
        "Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)",
        "WhatsApp",
        "WhatsApp/2.23.20.0 A",
        "TelegramBot (like TwitterBot)",
        "Mozilla/5.0 (compatible; Discordbot/2.0; +https://discordapp.com)",
        "LinkedInBot/1.0 (compatible; Mozilla/5.0; Jakarta Commons-HttpClient/4.3)",
        "Twitterbot/1.0",
        "Mozilla/5.0 (Windows NT 6.1; WOW64) SkypeUriPreview Preview/0.5",
        "Mozilla/5.0 (compatible; redditbot/1.0; +http://www.reddit.com/feedback)",
        "Iframely/1.3.1 (+https://iframely.com/docs/about)",
        "Mozilla/5.0 (compatible; Embedly/0.2; +http://support.embed.ly/)",
        "Microsoft Teams/1.0",
        "Mattermost-Bot/1.1",
        "mattermost-10.2.0",
        "facebookexternalhit/1.1;line-poker/1.0",
        "facebookexternalhit/1.1; kakaotalk-scrap/1.0; +https://devtalk.kakao.com/t/scrap/33984",
        "Tumblr/14.0.835.186",
        "Mozilla/5.0 (compatible; vkShare; +http://vk.com/dev/Share)",
        "W3C_Validator/1.3 http://validator.w3.org/services",
        "W3C-checklink/4.81",
        "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)",
        "Mozilla/5.0 (Linux; Android 5.0) AppleWebKit/537.36 (KHTML, like Gecko) Mobile"
            + " Safari/537.36 (compatible; Bytespider; https://zhanzhang.toutiao.com/)",
        "Nextcloud Server Crawler",
        "my-unfurler/1.0",
        "SomeLinkPreviewer/1.0",
        "Signal-Android/7.25.1 Android/34",
        "Signal-Desktop/7.36.0 Linux",
        "Misskey/2024.11.0 (https://misskey.example)",
        "SummalyBot/5.1.0",
        "summaly/4.0.2",
        "Friendica 'Yellow Archangel' 2024.08-1573; https://friendica.example",
        "Mozilla/5.0 (compatible; Google-InspectionTool/1.0;)",
        "Mozilla/5.0 (compatible; GoogleOther)",
        "Google-Safety (+http://www.google.com/bot.html)",
        "Google-Safety",
        "XING-contenttabreceiver/2.0",
        "Dendrite/0.13.8",
        "Pleroma 2.7.0; https://pleroma.example <admin@pleroma.example>",
        "Akkoma 3.13.2; https://akkoma.example",
        "Lemmy/0.19.5; +https://lemmy.example",
        "PeerTube/6.3.0 (+https://peertube.example)",
        "Barracuda Sentinel (EE)",
        "TWITTERBOT/1.0"
      })
  void whatPreviewsLinksIsKnown(String userAgent) {
    assertThat(PreviewRobots.match(userAgent)).isTrue();
  }

  static String[] browsers() {
    return new String[] {
      CHROME.formatted("Windows NT 10.0; Win64; x64", "", ""),
      CHROME.formatted("Windows NT 10.0; Win64; x64", "", " Edg/131.0.0.0"),
      CHROME.formatted("Linux; Android 10; K", "Mobile ", ""),
      CHROME.formatted("Linux; Android 9; CUBOT_X19 Build/PPR1.180610.011", "Mobile ", ""),
      CHROME.formatted("Linux; Android 11; CUBOT KING KONG 7", "Mobile ", ""),
      CHROME.formatted("Linux; U; Android 8.1; en-us; CUBOT", "Mobile ", ""),
      CHROME.formatted("Linux; Android 12; Robot Preview", "Mobile ", ""),
      CHROME.formatted("Windows NT 10.0; Win64; x64", "Rocket.Chat/4.1 Electron/33.0 ", ""),
      CHROME.formatted("Windows NT 10.0; Win64; x64", "Teams/1.7 Electron/33.0 ", ""),
      CHROME.formatted("Linux; Android 14; SM-S918B", "Mobile ", " KAKAOTALK/10.4"),
      "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like"
          + " Gecko) Version/18.1 Mobile/15E148 Safari/604.1",
      "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like"
          + " Gecko) Mobile/15E148 Safari Line/14.19.1",
      "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)"
          + " Version/18.1 Safari/605.1.15",
      "Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0",
      "Mozilla/5.0 (Android 14; Mobile; rv:133.0) Gecko/133.0 Firefox/133.0",
      "Opera/9.80 (Windows NT 6.1) Presto/2.12.388 Version/12.18",
      "Lynx/2.9.0dev.12 libwww-FM/2.14 SSL-MM/1.4.1 GNUTLS/3.7.8"
    };
  }

  @ParameterizedTest
  @MethodSource("browsers")
  void noBrowserIsTakenForOne(String userAgent) {
    assertThat(PreviewRobots.match(userAgent)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "curl/8.5.0",
        "curl/8.5.0 (of our build bot)",
        "Wget/1.21.4",
        "Wget2/2.1.0",
        "python-requests/2.32.3",
        "Python-urllib/3.13",
        "Go-http-client/2.0",
        "okhttp/4.12.0",
        "aria2/1.37.0",
        "Java-http-client/25",
        "Java/25",
        "libwww-perl/6.77",
        "HTTPie/3.2.4",
        "Mozilla/5.0 (Windows NT; Windows NT 10.0; en-US) WindowsPowerShell/5.1.19041.4648",
        "Mozilla/5.0 (Linux; Debian 12) PowerShell/7.4.6",
        "axios/1.7.9",
        "node",
        "Dalvik/2.1.0 (Linux; U; Android 9; CUBOT X19 Build/PPR1)",
        "Bottle/0.13",
        "Abbott uploader",
        "SpiderMonkey/128",
        "signalfd/1.0",
        "GoogleDriveUploader/2",
        ""
      })
  void noToolIsTakenForOne(String userAgent) {
    assertThat(PreviewRobots.match(userAgent)).isFalse();
  }

  @Test
  void whoSaysNothingIsNone() {
    assertThat(PreviewRobots.match(null)).isFalse();
  }

  /// What is further on is not looked at, and what is looked at is looked at quickly.
  @Test
  void aLongOneCostsNothing() {
    assertThat(PreviewRobots.match("a".repeat(600) + " Twitterbot/1.0")).isFalse();
    assertTimeout(Duration.ofSeconds(5), () -> PreviewRobots.match("(android".repeat(100_000)));
  }
}
