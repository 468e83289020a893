package dev.waybill.rest.form;

import dev.waybill.rest.error.Failures;
import dev.waybill.rest.error.Rejection;
import dev.waybill.rest.multipart.SenderText;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// What one request sends that its operation does not know. It is ignored, and the sender told so;
/// but what was meant as a guarded field is refused.
public final class UnknownFields {
  /// More of them tell nothing new.
  private static final int MOST_NAMED = 10;

  private final KnownFields known;
  private final Set<String> named = new LinkedHashSet<>();
  private boolean more;

  public UnknownFields(KnownFields known) {
    this.known = known;
  }

  /// The names of a body, known ones among them.
  public void meet(Collection<String> names) {
    names.stream().filter(name -> !known.has(name)).forEach(this::meetUnknown);
  }

  private void meetUnknown(String name) {
    GuardedFields.meantBy(name)
        .ifPresent(
            guarded -> {
              throw refused(
                  name,
                  "is not known here; if you mean "
                      + known.insteadOf(guarded)
                      + ", send that, else leave it out");
            });
    note(name);
  }

  /// The names of the query of an operation that takes its fields from the body alone.
  public void meetInAddress(Collection<String> names) {
    for (var name : names) {
      GuardedFields.meantBy(name)
          .ifPresent(
              guarded -> {
                throw refused(
                    name,
                    "is not taken from the address; if you mean "
                        + known.insteadOf(guarded)
                        + ", send that in the body");
              });
      note(name);
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

  private void note(String name) {
    if (named.size() < MOST_NAMED) {
      named.add(name);
    } else {
      more |= !named.contains(name);
    }
  }

  /// A sentence for each name, up to a number.
  public List<String> warnings() {
    var sentences =
        named.stream()
            .map(
                name ->
                    SenderText.shown(name)
                        + ": is not known here and was ignored; the nearest known name is "
                        + known.nearest(name));
    return (more
            ? Stream.concat(sentences, Stream.of("Further unknown names were ignored"))
            : sentences)
        .toList();
  }
}
