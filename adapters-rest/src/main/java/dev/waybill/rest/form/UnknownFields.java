package dev.waybill.rest.form;

import dev.waybill.rest.error.Failures;
import dev.waybill.rest.error.Rejection;
import dev.waybill.rest.multipart.SenderText;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// What one request sends that its operation does not know. It is ignored, and the sender told so;
/// but what was meant as a guarded field is refused.
public final class UnknownFields {
  /// More of them tell nothing new.
  private static final int MOST_NAMED = 10;

  private final KnownFields known;
  private final Map<String, String> named = new LinkedHashMap<>();
  private boolean more;

  public UnknownFields(KnownFields known) {
    this.known = known;
  }

  /// The names of a body, known ones among them.
  public void meet(Collection<String> names) {
    names.stream().filter(name -> !known.has(name)).forEach(this::meetUnknown);
  }

  private void meetUnknown(String name) {
    GuardedFields.meantBy(name, known)
        .ifPresent(
            guarded -> {
              throw refused(
                  name,
                  "is not known here; if you mean "
                      + known.insteadOf(guarded)
                      + ", send that, else leave it out");
            });
    note(name, () -> ignored(name));
  }

  /// The names of the query of an operation that takes its fields from the body alone.
  public void meetInAddress(Collection<String> names) {
    for (var name : names) {
      GuardedFields.meantBy(name, known)
          .ifPresent(
              guarded -> {
                throw refused(
                    name,
                    "is not taken from the address; if you mean "
                        + known.insteadOf(guarded)
                        + ", send that in the body");
              });
      note(name, () -> known.has(name) ? misplaced(name) : ignored(name));
    }
  }

  /// The name of a part that holds a file. A password sent as one (`curl -F password=@file`, where
  /// `<file` was meant) must not be lost.
  public void meetFile(String name) {
    if (known.has(name)) {
      throw refused(name, "must be text, not a file");
    }
    meetUnknown(name);
  }

  private static Rejection refused(String name, String reason) {
    return Failures.invalidField(SenderText.shown(name), reason).rejection();
  }

  private void note(String name, Supplier<String> sentence) {
    if (named.size() < MOST_NAMED) {
      named.putIfAbsent(name, sentence.get());
    } else {
      more |= !named.containsKey(name);
    }
  }

  private static String misplaced(String name) {
    return name + ": is not taken from the address and was ignored; it counts in the body";
  }

  private String ignored(String name) {
    if (name.isEmpty()) {
      return "A field without a name was ignored";
    }
    var sentence = SenderText.shown(name) + ": is not known here and was ignored";
    return known
        .nearest(name)
        .map(near -> sentence + "; the nearest known name is " + near)
        .orElse(sentence);
  }

  /// A sentence for each name, up to a number.
  public List<String> warnings() {
    var sentences = named.values().stream();
    return (more
            ? Stream.concat(sentences, Stream.of("Further unknown names were ignored"))
            : sentences)
        .toList();
  }
}
