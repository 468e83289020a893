package dev.waybill.rest.form;

import dev.waybill.domain.spelling.EditDistance;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The names that one operation knows.
///
/// @param names at least one
/// @param instead of guarded fields that it does not know by their name: what does the same here
public record KnownFields(List<String> names, Map<String, String> instead) {
  /// Of `POST /upload`.
  public static final KnownFields UPLOAD =
      new KnownFields(
          List.of(
              "files",
              "public",
              "password",
              "access",
              "expires",
              "e2e",
              "e2e_scheme",
              "e2e_salt",
              "e2e_iv"),
          Map.of());

  /// Of the query of `PUT /upload/{file-name}`: a password in an address would end up in logs.
  public static final KnownFields PUT =
      new KnownFields(
          List.of("public", "access", "expires", "path"),
          Map.of("password", "the header Waybill-Password"));

  /// Of `POST /manage/{token}`.
  public static final KnownFields SETTINGS =
      new KnownFields(List.of("public", "access", "password", "expires"), Map.of());

  /// Of `PATCH /manage/{token}`.
  public static final KnownFields PATCH =
      new KnownFields(List.of("access", "password", "expires"), Map.of("public", "access"));

  /// Of `POST /f/{id}`.
  public static final KnownFields PASSWORD = new KnownFields(List.of("password"), Map.of());

  private static final int LETTERS_A_SLIP = 5;
  private static final int SHORTEST_PIECE = 4;

  public KnownFields {
    names = List.copyOf(names);
    instead = Map.copyOf(instead);
  }

  public boolean has(String name) {
    return names.contains(name);
  }

  /// What to send for a guarded field.
  String insteadOf(String guarded) {
    return instead.getOrDefault(guarded, guarded);
  }

  /// Whether a name of no guarded field is nearer to that word.
  ///
  /// @param slips that lie between the word and a guarded field
  boolean hasOtherNearer(String word, int slips) {
    return slips > 0
        && others().anyMatch(name -> EditDistance.upTo(slips - 1, word, name).isPresent());
  }

  /// The name that is probably meant; never a guarded one, as those are refused.
  Optional<String> nearest(String unknown) {
    var word = unknown.strip().toLowerCase(Locale.ROOT);
    return others()
        .filter(name -> isNear(word, name))
        .min(Comparator.comparingInt(name -> EditDistance.between(word, name)));
  }

  private Stream<String> others() {
    return names.stream().filter(name -> !GuardedFields.has(name));
  }

  /// Within a slip and another for every five letters, or its beginning or its end (`salt`).
  private static boolean isNear(String word, String name) {
    return (word.length() >= SHORTEST_PIECE && (name.startsWith(word) || name.endsWith(word)))
        || EditDistance.upTo(1 + name.length() / LETTERS_A_SLIP, word, name).isPresent();
  }
}
