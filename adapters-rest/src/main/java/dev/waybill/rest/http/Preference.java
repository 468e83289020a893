package dev.waybill.rest.http;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What an `Accept` header prefers (RFC 9110 section 12.5.1): bytes, unless it names HTML or JSON
/// and likes that more than `*/*` and bytes. Browsers do, for the addresses that people see;
/// programs that list all that they can read (axios, generated clients) do not. Of HTML and JSON
/// liked alike, the first one. A header that nothing here fits is passed over: nobody gets 406.
public enum Preference {
  BYTES,
  HTML,
  JSON;

  /// What follows further on in the header is not looked at.
  private static final int MAX_ITEMS = 64;

  public static Preference of(@Nullable String accept) {
    var weights = Weights.of(accept);
    if (weights.any >= Math.max(weights.html, weights.json)) {
      return BYTES;
    }
    return weights.json > weights.html || (weights.json == weights.html && weights.jsonFirst)
        ? JSON
        : HTML;
  }

  /// Whether HTML is accepted by name, at any weight: so do browsers, and hardly a program.
  public static boolean namesHtml(@Nullable String accept) {
    return Weights.of(accept).html > 0;
  }

  public static boolean prefersHtml(@Nullable String accept) {
    return of(accept) == HTML;
  }

  /// Whether problem details (RFC 9457) were asked for by name.
  public static boolean prefersProblem(@Nullable String accept) {
    var weights = Weights.of(accept);
    return weights.problem > 0 && weights.problem >= weights.html;
  }

  /// Whether OpenMetrics were asked for by name, and not less than plain text.
  public static boolean prefersOpenMetrics(@Nullable String accept) {
    var weights = Weights.of(accept);
    return weights.openMetrics > 0 && weights.openMetrics >= Math.max(weights.text, weights.any);
  }

  /// The weights of the types that matter here, in thousandths; 0 where not named.
  private static final class Weights {
    private int html;
    private int json;
    private int problem;
    private int openMetrics;
    private int text;
    private int any;
    private boolean jsonFirst;

    static Weights of(@Nullable String accept) {
      var weights = new Weights();
      if (accept != null) {
        var items = accept.split(",", MAX_ITEMS + 1);
        for (int i = 0; i < Math.min(items.length, MAX_ITEMS); i++) {
          weights.add(items[i]);
        }
      }
      return weights;
    }

    private void add(String item) {
      var semicolon = item.indexOf(';');
      var type = (semicolon < 0 ? item : item.substring(0, semicolon)).strip();
      int weight = semicolon < 0 ? 1000 : weight(item.substring(semicolon + 1));
      switch (type.toLowerCase(Locale.ROOT)) {
        case "text/html", "application/xhtml+xml" -> html = Math.max(html, weight);
        case "application/json" -> {
          jsonFirst = html == 0;
          json = Math.max(json, weight);
        }
        case "application/problem+json" -> problem = Math.max(problem, weight);
        case "application/openmetrics-text" -> openMetrics = Math.max(openMetrics, weight);
        case "text/plain", "text/*" -> text = Math.max(text, weight);
        case "*/*", "application/*", "application/octet-stream" -> any = Math.max(any, weight);
        default -> {}
      }
    }

    private static int weight(String parameters) {
      for (var parameter : parameters.split(";", 8)) {
        var text = parameter.strip().toLowerCase(Locale.ROOT);
        if (text.startsWith("q=")) {
          return text.matches("q=(0(\\.\\d{0,3})?|1(\\.0{0,3})?)")
              ? (int) Math.round(Double.parseDouble(text.substring(2)) * 1000)
              : 0;
        }
      }
      return 1000;
    }
  }
}
